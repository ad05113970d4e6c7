package io.grampus.stacks;

import java.util.List;
import java.util.Optional;

/**
 * What a deploy would do.
 *
 * @param creates networks, secrets and configs that would be made
 */
public record Plan(
    String stack, List<ServicePlan> services, List<String> creates, List<PlanWarning> warnings) {

  /**
   * What a deploy would do to one service.
   *
   * @param replaces how its tasks are replaced; empty when none is
   */
  public record ServicePlan(
      String service, Action action, List<FieldChange> changes, Optional<Replacement> replaces) {}

  /**
   * How the tasks of a service give way to others.
   *
   * @param order {@code start-first} or {@code stop-first}
   * @param tasks how many there are
   * @param unavailable how many of them may be missing at once, if nothing fails
   */
  public record Replacement(String order, long tasks, long unavailable) {}

  /** The sorts of changes. */
  public enum Action {
    CREATE,
    UPDATE,
    NONE,
    REMOVE,
    /** Not in the file, but it stays, as nobody asked to prune. */
    KEEP
  }

  /**
   * A field that would change; values of what looks like a secret are not shown.
   *
   * @param field in the words of the Compose file
   */
  public record FieldChange(String field, String from, String to) {}
}
