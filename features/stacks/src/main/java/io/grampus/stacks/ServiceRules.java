package io.grampus.stacks;

import io.grampus.kernel.Action;
import java.util.List;

/** What the caller can do to a service of each mode, and why the rest cannot; for lists. */
public record ServiceRules(List<ModeRules> modes) {

  /** Keeps a copy. */
  public ServiceRules {
    modes = List.copyOf(modes);
  }

  /**
   * Every verb with its verdict.
   *
   * @param mode {@code replicated}, {@code global}, {@code replicated-job} or {@code global-job}
   */
  public record ModeRules(String mode, List<Action> actions) {

    /** Keeps a copy. */
    public ModeRules {
      actions = List.copyOf(actions);
    }
  }
}
