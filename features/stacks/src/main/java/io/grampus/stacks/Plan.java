package io.grampus.stacks;

import java.util.List;

/**
 * What a deploy would do.
 *
 * @param creates networks, secrets and configs that would be made
 */
public record Plan(
    String stack, List<ServicePlan> services, List<String> creates, List<PlanWarning> warnings) {

  /** What a deploy would do to one service. */
  public record ServicePlan(String service, Action action, List<FieldChange> changes) {}

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
