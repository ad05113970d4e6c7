package io.grampus.agents;

import io.grampus.engine.EngineException;
import io.grampus.engine.SystemInspect;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NodeRow;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which nodes a Swarm has.
 *
 * @param swarm the Swarm's id
 * @param nodes their ids
 */
record NodeRoll(String swarm, Set<String> nodes) {
  /**
   * As the inventory has it; empty while nodes that are missing there need not be gone. An engine
   * that is locked, has left its Swarm, or is no manager knows no other node, and one that has just
   * started may not know all of them yet.
   *
   * @param settled how long the engine has to have been followed without a gap
   */
  static Optional<NodeRoll> read(Inventory inventory, Duration settled) {
    if (inventory.followedFor().compareTo(settled) < 0) {
      return Optional.empty();
    }
    try {
      SystemInspect self = inventory.engines().here().system().info();
      return self.manager() ? of(inventory, self) : Optional.empty();
    } catch (EngineException e) {
      return Optional.empty();
    }
  }

  private static Optional<NodeRoll> of(Inventory inventory, SystemInspect self) {
    Set<String> nodes =
        inventory.rows(Kind.NODE).stream().map(NodeRow::id).collect(Collectors.toSet());
    // rows of another Swarm, or of none, are without the node that the engine is in this one
    boolean known = inventory.staleSince(Kind.NODE).isEmpty() && nodes.contains(self.nodeId());
    return known ? Optional.of(new NodeRoll(self.swarmId(), nodes)) : Optional.empty();
  }
}
