package io.grampus.stats;

import io.grampus.cgroup.Counters;
import io.grampus.cgroup.Report;
import io.grampus.inventory.ContainerRow;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NodeRow;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes figures of what other nodes report. Of a node that is away the last ones stay, with the
 * time when they were measured.
 */
final class ElsewhereSampler {
  private static final int SHORT_ID = 12;

  private final Inventory inventory;
  private final NodeMeasuring measuring;
  private final Clock clock;
  private final Map<String, NodeReports> reports = new ConcurrentHashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();

  /** What a node's figures were made of, and these. */
  private record Seen(
      NodeReports reports, List<ContainerFigures> containers, Optional<NodeFigures> node) {}

  ElsewhereSampler(Inventory inventory, NodeMeasuring measuring, Clock clock) {
    this.inventory = inventory;
    this.measuring = measuring;
    this.clock = clock;
    measuring.onReport((node, text) -> Report.parse(text).ifPresent(r -> take(node, r)));
  }

  private void take(String node, Report report) {
    reports.compute(
        node,
        (_, known) ->
            known == null
                ? NodeReports.first(clock.now(), report)
                : known.and(clock.now(), report));
  }

  /**
   * Of one round: what is new, and what is known from earlier ones.
   *
   * @param places the ids of the nodes that the containers are on
   */
  record Round(
      List<ContainerFigures> containers,
      List<NodeFigures> nodes,
      List<ContainerFigures> oldContainers,
      List<NodeFigures> oldNodes,
      Map<ContainerRow, String> places) {

    static Round begun() {
      return new Round(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new IdentityHashMap<>());
    }
  }

  /** Asks all nodes to go on, and makes figures of what has come. */
  Round measure(Duration every) {
    Round round = Round.begun();
    Map<String, List<ContainerRow>> elsewhere = inventory.elsewhere();
    elsewhere.forEach((node, rows) -> {
      List<ContainerRow> running =
          rows.stream().filter(row -> row.running() && row.pid() > 0).toList();
      running.forEach(row -> round.places().put(row, node));
      measuring.measure(node, every, asked(running));
      Optional.ofNullable(reports.get(node)).ifPresent(now -> measure(node, running, now, round));
    });
    seen.keySet().retainAll(elsewhere.keySet());
    reports.keySet().retainAll(elsewhere.keySet());
    return round;
  }

  private static String asked(List<ContainerRow> running) {
    return String.join(
        ",", running.stream().map(row -> shortId(row) + ":" + row.pid()).sorted().toList());
  }

  private static String shortId(ContainerRow row) {
    return row.id().substring(0, Math.min(SHORT_ID, row.id().length()));
  }

  private void measure(String node, List<ContainerRow> running, NodeReports now, Round round) {
    Optional<Seen> before = Optional.ofNullable(seen.get(node));
    if (before.isPresent() && before.get().reports().isSameAs(now)) {
      Set<String> ids = new HashSet<>();
      running.forEach(row -> ids.add(row.id()));
      before.get().containers().stream()
          .filter(figures -> ids.contains(figures.id()))
          .forEach(round.oldContainers()::add);
      before.get().node().ifPresent(round.oldNodes()::add);
      return;
    }
    Optional<NodeReports> earlier =
        before.map(Seen::reports).filter(reports -> reports.epoch() == now.epoch());
    List<ContainerFigures> containers = new ArrayList<>();
    for (ContainerRow row : running) {
      figures(row, earlier, now).ifPresent(containers::add);
    }
    Optional<NodeFigures> figures =
        inventory.row(Kind.NODE, node).map(row -> figures(row, earlier, now, containers));
    seen.put(node, new Seen(now, containers, figures));
    round.containers().addAll(containers);
    figures.ifPresent(round.nodes()::add);
  }

  private static Optional<ContainerFigures> figures(
      ContainerRow row, Optional<NodeReports> earlier, NodeReports now) {
    String id = shortId(row);
    Counters counters = now.containers().get(id);
    if (counters == null) {
      return Optional.empty();
    }
    // one of which nothing is told has done nothing since
    Counters current = counters.at(now.last().nanos());
    Optional<Counters> before =
        earlier.flatMap(
            e -> Optional.ofNullable(e.containers().get(id)).map(c -> c.at(e.last().nanos())));
    return Optional.of(
        before
            .map(b -> Rates.between(row, now.at(), b, current))
            .orElseGet(() -> Rates.first(row, now.at(), current)));
  }

  private static NodeFigures figures(
      NodeRow row,
      Optional<NodeReports> earlier,
      NodeReports now,
      List<ContainerFigures> containers) {
    double sum = containers.stream().mapToDouble(ContainerFigures::cpu).sum();
    long memory = containers.stream().mapToLong(ContainerFigures::memory).sum();
    Report last = now.last();
    double cpu =
        earlier
            .filter(e -> last.busyNanos() >= 0 && last.nanos() > e.last().nanos())
            .map(e ->
                100.0
                    * Math.max(0, last.busyNanos() - e.last().busyNanos())
                    / (last.nanos() - e.last().nanos()))
            .orElse(sum);
    long used = last.memoryUsed() >= 0 ? last.memoryUsed() : memory;
    return NodeFigures.of(row, now.at(), cpu, used, containers);
  }
}
