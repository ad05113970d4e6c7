package io.grampus.nodes;

import io.grampus.kernel.Action;
import java.util.List;

/** What the caller can do to each node now, and why the rest cannot; for lists. */
public record NodeRules(List<OneNode> nodes) {

  /** Keeps a copy. */
  public NodeRules {
    nodes = List.copyOf(nodes);
  }

  /** A node and every verb with its verdict. */
  public record OneNode(String id, String name, List<Action> actions) {

    /** Keeps a copy. */
    public OneNode {
      actions = List.copyOf(actions);
    }
  }
}
