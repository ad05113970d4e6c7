package io.grampus.containers;

import io.grampus.kernel.Action;
import java.util.List;

/** What can be done to a container now, and why the rest cannot. */
public record ContainerActions(String id, String name, String state, List<Action> actions) {

  /** Keeps a copy. */
  public ContainerActions {
    actions = List.copyOf(actions);
  }
}
