package io.grampus.stats;

import io.grampus.cgroup.CgroupMeter;
import io.grampus.engine.Engine;
import io.grampus.inventory.Inventory;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Sql;
import io.grampus.kernel.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The door: what containers and nodes use, and have used. */
public final class Stats implements AutoCloseable {
  private static final Path PROC = Path.of("/proc");

  /** About 250 MB on disk. */
  private static final long MOST_POINTS = 3_000_000;

  private final Inventory inventory;
  private final Clock clock;
  private final LiveStats live = new LiveStats();
  private final Topic<Long> rounds = new Topic<>(8);
  private final HistoryKeeper history;
  private final Sampler sampler;

  /**
   * @param sql a database of its own, opened with {@link Sql.Durability#RELAXED}
   */
  public Stats(Supplier<Engine> engine, Inventory inventory, Sql sql, Clock clock) {
    this(
        List.of(
            new KernelCounters(CgroupMeter.on(PROC, clock::nanos)),
            new EngineCounters(engine, clock)),
        inventory,
        new StatsStore(sql, MOST_POINTS),
        clock);
  }

  Stats(List<CounterSource> sources, Inventory inventory, StatsStore store, Clock clock) {
    this.inventory = inventory;
    this.clock = clock;
    this.history = new HistoryKeeper(store, clock);
    var node = new NodeMeter(PROC, inventory, clock);
    this.sampler = new Sampler(inventory, sources, node, clock, this::take);
  }

  private void take(Sampler.Measurement measurement) {
    live.take(measurement);
    rounds.publish(live.version());
    history.take(measurement);
  }

  /** Measures other nodes as well; to be called before the start. */
  public void others(NodeMeasuring measuring) {
    sampler.others(measuring);
  }

  /** Begins to measure, and gives the inventory live figures. */
  public void start() {
    inventory.figures(live);
    sampler.start();
  }

  /** What the API can do with stats. */
  public List<Operation> operations() {
    return new StatsApi(inventory, live, rounds, sampler, history, clock).operations();
  }

  /** Measures each second from here on, until as many ask to stop. */
  public void watch() {
    sampler.watch();
  }

  public void unwatch() {
    sampler.unwatch();
  }

  /** The latest figures of a container; empty when it does not run. */
  public Optional<ContainerFigures> container(String id) {
    return live.container(id);
  }

  /** The latest figures of all running containers. */
  public List<ContainerFigures> containers() {
    return live.containers();
  }

  /** The latest sum of a service's containers; empty when none of them is measured. */
  public Optional<ServiceFigures> service(String id) {
    return live.service(id);
  }

  /** The latest figures of a node; empty when nobody measures it. */
  public Optional<NodeFigures> node(String id) {
    return live.node(id);
  }

  /** Stops measuring and writes what was measured; the database is the caller's to close. */
  @Override
  public void close() {
    sampler.close();
    history.close();
  }
}
