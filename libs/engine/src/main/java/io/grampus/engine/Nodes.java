package io.grampus.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The Swarm's nodes; a manager answers for them. */
public final class Nodes {
  private final Calls calls;

  Nodes(Calls calls) {
    this.calls = calls;
  }

  /** The nodes. */
  public List<Node> list(Filters filters) {
    return calls.list("/nodes", Query.none().and(filters), Node::new);
  }

  /** One of them, by id or host name. */
  public Node inspect(String node) {
    return new Node(calls.object(path(node, "")));
  }

  /** Changes labels, role or availability. */
  public void update(String node, long version, ObjectNode spec) {
    calls.post(path(node, "/update"), Query.none().and("version", version), spec);
  }

  /** Removes it; {@code force} also when it is not down. */
  public void remove(String node, boolean force) {
    calls.run("DELETE", path(node, ""), Query.none().and("force", force));
  }

  private static String path(String node, String action) {
    return "/nodes/" + Calls.segment(node) + action;
  }
}
