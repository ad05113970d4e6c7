package io.grampus.stacks;

import java.util.List;
import java.util.stream.Collectors;

/** Says what a stack runs after a rollout that did not succeed. */
final class RunsNow {
  private RunsNow() {}

  static String describe(Rollout rollout) {
    List<ServiceProgress> services = rollout.services();
    if (services.isEmpty()) {
      return "Nothing of it was applied.";
    }
    return services.stream()
        .map(s -> s.service() + " " + what(rollout, s))
        .collect(Collectors.joining(", ", "", "."));
  }

  private static String what(Rollout rollout, ServiceProgress service) {
    String now = "revision " + rollout.revision();
    return switch (service.phase()) {
      case WAITING -> "was not touched";
      case ROLLED_BACK -> "runs what it ran before";
      case DONE -> "runs " + now;
      case ROLLING, FAILED ->
          switch (service.change()) {
            case UNKNOWN -> "was not touched";
            case REMOVE -> "is being removed";
            case NONE -> "runs " + now + ", but not as it should";
            case CREATE, UPDATE ->
                "has " + service.running() + " of " + service.desired() + " tasks of " + now;
          };
    };
  }
}
