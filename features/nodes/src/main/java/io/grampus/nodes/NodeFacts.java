package io.grampus.nodes;

/**
 * What the guards know of a node.
 *
 * @param role {@code manager}, {@code worker}, or {@code none} outside of a Swarm
 * @param self whether it is the engine that answers Grampus
 */
record NodeFacts(
    String id,
    String name,
    String role,
    String availability,
    String state,
    boolean self,
    Fleet fleet) {

  /**
   * The nodes as a whole.
   *
   * @param managers how many there are
   * @param reachable how many of them answer
   * @param takers how many nodes, this one left out, would take tasks
   */
  record Fleet(int managers, int reachable, int takers) {}

  boolean manager() {
    return role.equals("manager");
  }

  boolean ready() {
    return state.equals("ready");
  }

  NodeFacts available(String word) {
    return new NodeFacts(id, name, role, word, state, self, fleet);
  }

  NodeFacts as(String word) {
    int more = (word.equals("manager") ? 1 : 0) - (manager() ? 1 : 0);
    var after = new Fleet(fleet.managers + more, fleet.reachable + more, fleet.takers);
    return new NodeFacts(id, name, word, availability, state, self, after);
  }
}
