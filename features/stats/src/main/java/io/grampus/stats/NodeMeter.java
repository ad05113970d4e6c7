package io.grampus.stats;

import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NodeRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Measures the node that the engine runs on: by the kernel's files when it is this machine, else by
 * the sum of its containers.
 */
final class NodeMeter {
  private static final int TICKS_A_SECOND = 100;

  private final Path proc;
  private final Inventory inventory;
  private final ProcFile file = new ProcFile();
  private long busyBefore;
  private Instant atBefore = Instant.EPOCH;

  NodeMeter(Path proc, Inventory inventory) {
    this.proc = proc;
    this.inventory = inventory;
  }

  Optional<NodeFigures> measure(Instant at, List<ContainerFigures> containers) {
    return inventory.rows(Kind.NODE).stream()
        .filter(NodeRow::self)
        .findFirst()
        .map(node -> figures(node, at, containers));
  }

  private NodeFigures figures(NodeRow node, Instant at, List<ContainerFigures> containers) {
    Flow network = Flow.NONE;
    Flow disk = Flow.NONE;
    for (ContainerFigures container : containers) {
      network = network.plus(container.network());
      disk = disk.plus(container.disk());
    }
    boolean here = isHere(node);
    double cpu = containers.stream().mapToDouble(ContainerFigures::cpu).sum();
    long memory = containers.stream().mapToLong(ContainerFigures::memory).sum();
    return new NodeFigures(
        node.id(),
        node.name(),
        at,
        here ? busy(at) : cpu,
        (int) Math.round(node.cpus()),
        here ? used(memory) : memory,
        node.memory(),
        containers.size(),
        network,
        disk);
  }

  private boolean isHere(NodeRow node) {
    return file.load(proc + "/sys/kernel/hostname") && file.text().strip().equals(node.name());
  }

  private long used(long otherwise) {
    if (!file.load(proc + "/meminfo")) {
      return otherwise;
    }
    return (file.amount("MemTotal:") - file.amount("MemAvailable:")) * 1024;
  }

  private double busy(Instant at) {
    if (!file.load(proc + "/stat")) {
      return 0;
    }
    long busy = busyTicks(file.text());
    double seconds = java.time.Duration.between(atBefore, at).toNanos() / 1e9;
    boolean first = atBefore.equals(Instant.EPOCH) || seconds <= 0 || busy < busyBefore;
    double percent = first ? 0 : 100.0 * (busy - busyBefore) / TICKS_A_SECOND / seconds;
    busyBefore = busy;
    atBefore = at;
    return percent;
  }

  /** The line {@code cpu} of proc(5): user nice system idle iowait irq softirq steal. */
  static long busyTicks(String stat) {
    String[] columns = stat.lines().findFirst().orElse("").split(" +");
    long busy = 0;
    for (int i = 1; i < Math.min(columns.length, 9); i++) {
      if (i != 4 && i != 5) {
        busy += Long.parseLong(columns[i]);
      }
    }
    return busy;
  }
}
