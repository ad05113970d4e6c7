package io.grampus.stats;

import io.grampus.cgroup.Machine;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NodeRow;
import io.grampus.kernel.Clock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Measures the node that the engine runs on: by the kernel's files when it is this machine, else by
 * the sum of its containers.
 */
final class NodeMeter {
  private final Machine machine;
  private final BusyCores cores;
  private final Inventory inventory;

  NodeMeter(Path proc, Inventory inventory, Clock clock) {
    this.machine = new Machine(proc);
    this.cores = new BusyCores(machine, clock);
    this.inventory = inventory;
  }

  Optional<NodeFigures> measure(Instant at, List<ContainerFigures> containers) {
    return inventory.rows(Kind.NODE).stream()
        .filter(NodeRow::self)
        .findFirst()
        .map(node -> figures(node, at, containers));
  }

  private NodeFigures figures(NodeRow node, Instant at, List<ContainerFigures> containers) {
    boolean here = machine.name().equals(node.name());
    double cpu = containers.stream().mapToDouble(ContainerFigures::cpu).sum();
    long memory = containers.stream().mapToLong(ContainerFigures::memory).sum();
    return NodeFigures.of(
        node,
        at,
        here ? cores.percent() : cpu,
        here ? machine.memoryUsed().orElse(memory) : memory,
        containers);
  }
}
