package io.grampus.containers;

import io.grampus.kernel.Action;
import java.util.List;

/** What can be done to a container in one state, and why the rest cannot. */
public record StateRules(String state, List<Action> actions) {

  /** Keeps a copy. */
  public StateRules {
    actions = List.copyOf(actions);
  }
}
