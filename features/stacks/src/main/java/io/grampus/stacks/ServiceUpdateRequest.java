package io.grampus.stacks;

import java.util.Optional;

/**
 * What to change of a service; what is left out stays.
 *
 * @param force replace all tasks though nothing changes
 * @param pull look for a newer image under the same name
 * @param image run this image from now on
 * @param update how tasks are replaced, with this update already
 */
public record ServiceUpdateRequest(
    Optional<Boolean> force,
    Optional<Boolean> pull,
    Optional<String> image,
    Optional<UpdateSettings> update) {

  /**
   * How the tasks of a service are replaced.
   *
   * @param parallelism how many at once; 0 is all
   * @param delayMs the pause between two rounds
   * @param failureAction {@code pause}, {@code continue} or {@code rollback}
   * @param monitorMs how long a new task is watched for failure
   * @param maxFailureRatio the part of tasks that may fail, from 0 to 1
   * @param order {@code stop-first} or {@code start-first}
   */
  public record UpdateSettings(
      Optional<Long> parallelism,
      Optional<Long> delayMs,
      Optional<String> failureAction,
      Optional<Long> monitorMs,
      Optional<Double> maxFailureRatio,
      Optional<String> order) {

    boolean saysNothing() {
      return parallelism.isEmpty()
          && delayMs.isEmpty()
          && failureAction.isEmpty()
          && monitorMs.isEmpty()
          && maxFailureRatio.isEmpty()
          && order.isEmpty();
    }
  }

  /** The image, unless it is empty. */
  Optional<String> wantedImage() {
    return image.map(String::strip).filter(name -> !name.isEmpty());
  }

  boolean forced() {
    return force.orElse(false);
  }

  boolean pulls() {
    return pull.orElse(false);
  }

  boolean saysNothing() {
    return !forced()
        && !pulls()
        && wantedImage().isEmpty()
        && update.map(UpdateSettings::saysNothing).orElse(true);
  }
}
