package io.grampus.stats;

import io.grampus.inventory.NodeRow;
import java.time.Instant;
import java.util.List;

/**
 * What a node uses.
 *
 * @param at when it was measured
 * @param cpu percent of one core, as of containers: at most 100 times {@code cores}
 * @param memory bytes that are in use and cannot be given back at once
 * @param containers how many run
 * @param network of its containers
 * @param disk of its containers
 */
public record NodeFigures(
    String id,
    String name,
    Instant at,
    double cpu,
    int cores,
    long memory,
    long memoryLimit,
    int containers,
    Flow network,
    Flow disk)
    implements Measured {

  /** With the flows of its containers together. */
  static NodeFigures of(
      NodeRow node, Instant at, double cpu, long memory, List<ContainerFigures> containers) {
    Flow network = Flow.NONE;
    Flow disk = Flow.NONE;
    for (ContainerFigures container : containers) {
      network = network.plus(container.network());
      disk = disk.plus(container.disk());
    }
    int cores = (int) Math.round(node.cpus());
    return new NodeFigures(
        node.id(),
        node.name(),
        at,
        // the kernel's count and its time are read one after the other, and a busy machine pauses
        // between
        cores > 0 ? Math.min(cpu, 100.0 * cores) : cpu,
        cores,
        memory,
        node.memory(),
        containers.size(),
        network,
        disk);
  }
}
