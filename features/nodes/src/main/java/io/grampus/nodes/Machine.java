package io.grampus.nodes;

import io.grampus.engine.Node;
import io.grampus.nodes.Objection.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A node with the tasks that it has, and those that it would be given. */
final class Machine {
  private static final long MIB = 1 << 20;
  private final Node node;
  private final Map<String, Long> tasks = new HashMap<>();
  private final Set<String> ports = new HashSet<>();
  private Amount used = Amount.NONE;
  private long count;

  Machine(Node node) {
    this.node = node;
  }

  Node node() {
    return node;
  }

  void take(Demand task) {
    tasks.merge(task.serviceId(), 1L, Long::sum);
    ports.addAll(task.hostPorts());
    used = used.plus(task.reserved());
    count++;
  }

  Amount free() {
    return new Amount(node.nanoCpus(), node.memory()).minus(used);
  }

  long tasksOf(String service) {
    return tasks.getOrDefault(service, 0L);
  }

  long tasks() {
    return count;
  }

  /** Why it does not take one more of those; empty when it does. */
  List<Objection> objections(Demand task) {
    var objections = new ArrayList<>(standing());
    for (Constraint constraint : task.constraints()) {
      if (!constraint.fits(node)) {
        objections.add(objection(Reason.CONSTRAINT, constraint.text()));
      }
    }
    if (!runs(task.platforms())) {
      objections.add(objection(Reason.PLATFORM, String.join(", ", task.platforms())));
    }
    if (task.most() > 0 && tasksOf(task.serviceId()) >= task.most()) {
      objections.add(objection(Reason.MOST_PER_NODE, Long.toString(task.most())));
    }
    task.hostPorts().stream()
        .filter(ports::contains)
        .forEach(port -> objections.add(objection(Reason.PORT, port)));
    objections.addAll(shortages(task.reserved()));
    return List.copyOf(objections);
  }

  private List<Objection> standing() {
    if (!node.state().equals("ready")) {
      return List.of(objection(Reason.DOWN, node.state()));
    }
    return switch (node.availability()) {
      case "pause" -> List.of(objection(Reason.PAUSED, ""));
      case "drain" -> List.of(objection(Reason.DRAINED, ""));
      default -> List.of();
    };
  }

  private List<Objection> shortages(Amount wanted) {
    var shortages = new ArrayList<Objection>();
    Amount free = free();
    if (wanted.nanoCpus() > Math.max(0, free.nanoCpus())) {
      String detail = cores(wanted) + " reserved, " + cores(free) + " free";
      shortages.add(objection(Reason.CPUS, detail));
    }
    if (wanted.memory() > Math.max(0, free.memory())) {
      String detail = mebibytes(wanted) + " reserved, " + mebibytes(free) + " free";
      shortages.add(objection(Reason.MEMORY, detail));
    }
    return shortages;
  }

  private boolean runs(List<String> platforms) {
    String own =
        node.os().toLowerCase(Locale.ROOT) + "/" + Demand.architecture(node.architecture());
    // an image that does not say what it is for has empty parts
    return platforms.isEmpty()
        || platforms.stream().anyMatch(p -> p.equals(own) || p.startsWith("/") || p.endsWith("/"));
  }

  /** How many more of those it takes; empty when nothing limits them. */
  OptionalLong more(Demand task) {
    if (!objections(task).isEmpty()) {
      return OptionalLong.of(0);
    }
    long more = Long.MAX_VALUE;
    Amount free = free();
    if (task.reserved().nanoCpus() > 0) {
      more = Math.min(more, free.nanoCpus() / task.reserved().nanoCpus());
    }
    if (task.reserved().memory() > 0) {
      more = Math.min(more, free.memory() / task.reserved().memory());
    }
    if (task.most() > 0) {
      more = Math.min(more, task.most() - tasksOf(task.serviceId()));
    }
    if (!task.hostPorts().isEmpty()) {
      more = Math.min(more, 1);
    }
    return more == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(more);
  }

  private Objection objection(Reason reason, String detail) {
    return new Objection(node.hostname(), reason, detail);
  }

  private static String cores(Amount amount) {
    return String.format(Locale.ROOT, "%.2f", Math.max(0, amount.cpus()));
  }

  private static String mebibytes(Amount amount) {
    return Math.max(0, amount.memory()) / MIB + " MiB";
  }
}
