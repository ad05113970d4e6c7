package io.grampus.stats;

import io.grampus.cgroup.Counters;
import io.grampus.engine.ContainerStats;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.inventory.ContainerRow;
import io.grampus.kernel.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the engine, where the kernel's files cannot be read. */
final class EngineCounters implements CounterSource {
  private final Supplier<Engine> engine;
  private final Clock clock;

  EngineCounters(Supplier<Engine> engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public Optional<Counters> read(ContainerRow container) {
    try {
      ContainerStats stats = engine.get().containers().statsOnce(container.id());
      return Optional.of(
          new Counters(
              clock.nanos(),
              stats.cpuNanos(),
              stats.memoryWorkingSet(),
              stats.memoryLimit(),
              (int) stats.pids(),
              stats.networkReceived(),
              stats.networkSent(),
              stats.blockRead(),
              stats.blockWritten()));
    } catch (EngineException e) {
      return Optional.empty();
    }
  }
}
