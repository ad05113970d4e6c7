package io.grampus.inventory;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the containers of a node other than the server's own. Its rows stay while the node is
 * away, and say since when nobody knows whether they are true.
 */
final class NodeFeed implements Inventory.FollowedNode {
  private static final Logger LOG = LoggerFactory.getLogger(NodeFeed.class);
  private static final Duration OVERLAP = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PERIOD = Duration.ofSeconds(45);

  private final Supplier<Engine> engine;
  private final EngineReads reads;
  private final Supplier<String> name;
  private final Partition partition;
  private final Joins joins;
  private final Clock clock;
  private final Lane lane;
  private final Thread pump;
  private final Semaphore nudges = new Semaphore(0);
  private final AtomicReference<Runnable> hangUp = new AtomicReference<>(() -> {});
  private int failures;

  /**
   * @param name the node's name, which may change
   */
  NodeFeed(
      Supplier<Engine> engine, Supplier<String> name, Tables tables, Joins joins, Clock clock) {
    this.engine = engine;
    this.reads = new EngineReader(engine);
    this.name = name;
    this.partition = new Partition(tables.containers.table());
    this.joins = joins;
    this.clock = clock;
    this.lane = new Lane("containers of a node", clock, () -> PERIOD, pass(), listener());
    this.pump = Thread.ofVirtual().name("inventory-node").unstarted(this::pump);
  }

  void start() {
    lane.start();
    pump.start();
  }

  boolean owns(String container) {
    return partition.owns(container);
  }

  Engine engine() {
    return engine.get();
  }

  private Lane.Pass pass() {
    var loader = new ContainerLoader(reads, partition, clock, name, joins::named);
    return dirt -> {
      long before = partition.version();
      boolean more = loader.load(dirt);
      if (partition.version() != before) {
        joins.afterContainers();
      }
      if (more) {
        lane().mark(ContainerLoader.MORE);
      }
    };
  }

  private Lane lane() {
    return lane;
  }

  private Lane.Listener listener() {
    return new Lane.Listener() {
      @Override
      public void succeeded() {
        // the rows say themselves that they are true
      }

      @Override
      public void failed(RuntimeException problem) {
        if (problem instanceof EngineException.Unreachable
            || problem instanceof EngineException.TimedOut) {
          hangUp.get().run();
        }
      }
    };
  }

  private void pump() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          follow();
        } catch (EngineException e) {
          LOG.debug("the engine of node {} is away", name.get(), e);
        }
        lane.suspend();
        partition.stale(clock.now());
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the stream of events ends. */
  private void follow() {
    nudges.drainPermits();
    try (EngineStream<EngineEvent> events = reads.events(clock.now().minus(OVERLAP))) {
      hangUp.set(events::close);
      partition.fresh();
      lane.resume();
      failures = 0;
      while (events.hasNext()) {
        mark(events.next());
      }
    } finally {
      hangUp.set(() -> {});
    }
  }

  private void mark(EngineEvent event) {
    if (event.type().equals("container") && !EventWords.changesNothing(event.action())) {
      lane.mark(event.actorId());
    } else if (event.type().equals("network")) {
      String container = event.attributes().getOrDefault("container", "");
      if (!container.isEmpty()) {
        lane.mark(container);
      }
    }
  }

  private void pause() throws InterruptedException {
    long most = FIRST_PAUSE.toNanos() << Math.min(failures, 10);
    most = Math.min(most, LONGEST_PAUSE.toNanos());
    failures++;
    long pause = ThreadLocalRandom.current().nextLong(most / 2, most);
    var _ = nudges.tryAcquire(pause, TimeUnit.NANOSECONDS);
  }

  @Override
  public void nudge() {
    nudges.release();
  }

  void end() {
    pump.interrupt();
    hangUp.get().run();
    lane.close();
  }

  /** Ends, and takes the node's rows away. */
  @Override
  public void close() {
    end();
    partition.close();
    joins.afterContainers();
  }
}
