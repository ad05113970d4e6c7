package io.grampus.stats;

import io.grampus.cgroup.Counters;
import io.grampus.inventory.ContainerRow;
import java.time.Instant;

/** Makes figures of two readings of the same counters. */
final class Rates {
  private Rates() {}

  /** Figures without rates, for the first reading. */
  static ContainerFigures first(ContainerRow container, Instant at, Counters now) {
    return between(container, at, now, now);
  }

  static ContainerFigures between(
      ContainerRow container, Instant at, Counters before, Counters now) {
    long nanos = now.nanos() - before.nanos();
    return new ContainerFigures(
        container.id(),
        container.name(),
        container.node(),
        at,
        nanos <= 0 ? 0 : 100.0 * grown(before.cpu(), now.cpu()) / nanos,
        now.memory(),
        now.memoryLimit(),
        now.pids(),
        new Flow(
            now.received(),
            now.sent(),
            rate(before.received(), now.received(), nanos),
            rate(before.sent(), now.sent(), nanos)),
        new Flow(
            now.read(),
            now.written(),
            rate(before.read(), now.read(), nanos),
            rate(before.written(), now.written(), nanos)));
  }

  private static long rate(long before, long now, long nanos) {
    return nanos <= 0 ? 0 : Math.round(grown(before, now) * 1e9 / nanos);
  }

  /** A counter that shrank belongs to a container that was restarted. */
  private static long grown(long before, long now) {
    return now >= before ? now - before : 0;
  }
}
