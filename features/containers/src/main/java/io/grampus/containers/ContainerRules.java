package io.grampus.containers;

import java.util.List;

/** What the caller can do to a container in each state that one may be in; the same for all. */
public record ContainerRules(List<StateRules> states) {

  /** Keeps a copy. */
  public ContainerRules {
    states = List.copyOf(states);
  }
}
