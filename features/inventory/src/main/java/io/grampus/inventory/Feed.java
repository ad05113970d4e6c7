package io.grampus.inventory;

import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables true: follows the engine's events, and reads everything whenever it could not.
 */
final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  /** An engine begins to answer before it listens; so much is asked for again. */
  private static final Duration OVERLAP = Duration.ofSeconds(2);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration JUMP = Duration.ofSeconds(5);

  private final EngineReads engine;
  private final Clock clock;
  private final Lanes lanes;
  private final AtomicReference<Runnable> hangUp = new AtomicReference<>(() -> {});
  private final Thread pump;
  private final Thread watch;
  private volatile boolean closed;
  private volatile Optional<Long> followedFrom = Optional.empty();
  private int failures;

  Feed(EngineReads engine, Tables tables, Joins joins, Clock clock) {
    this.engine = engine;
    this.clock = clock;
    this.lanes = new Lanes(engine, tables, joins, clock, () -> hangUp.get().run());
    this.pump = Thread.ofVirtual().name("inventory-events").unstarted(this::pump);
    Instant wall = clock.now();
    long nanos = clock.nanos();
    this.watch =
        Thread.ofVirtual().name("inventory-clock").unstarted(() -> watchClock(wall, nanos));
  }

  void start() {
    lanes.start();
    pump.start();
    watch.start();
  }

  Lanes lanes() {
    return lanes;
  }

  Duration followedFor() {
    return followedFrom.map(from -> Duration.ofNanos(clock.nanos() - from)).orElse(Duration.ZERO);
  }

  private void pump() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          follow();
          LOG.debug("the engine's events ended; the inventory reads anew");
        } catch (EngineException e) {
          tell(e);
        }
        lanes.suspend(clock.now());
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once for every time that the engine goes away. */
  private void tell(EngineException e) {
    if (failures == 0 && !closed) {
      LOG.warn("the inventory lost the engine: {}", e.getMessage());
    } else {
      LOG.debug("the engine is still away", e);
    }
  }

  /** Returns when the stream of events ends. */
  private void follow() {
    try (EngineStream<EngineEvent> events = engine.events(clock.now().minus(OVERLAP))) {
      hangUp.set(events::close);
      followedFrom = Optional.of(clock.nanos());
      lanes.resume();
      failures = 0;
      while (events.hasNext()) {
        lanes.mark(events.next());
      }
    } finally {
      hangUp.set(() -> {});
      followedFrom = Optional.empty();
    }
  }

  /** Twice as long after each failure, with jitter so that many servers do not come at once. */
  private void pause() throws InterruptedException {
    long most = FIRST_PAUSE.toNanos() << Math.min(failures, 10);
    most = Math.min(most, LONGEST_PAUSE.toNanos());
    failures++;
    clock.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most)));
  }

  /** A machine that slept, or whose time was set, may have missed anything. */
  private void watchClock(Instant wallBefore, long nanosBefore) {
    try {
      Instant wall = wallBefore;
      long nanos = nanosBefore;
      while (!Thread.currentThread().isInterrupted()) {
        clock.sleep(TICK);
        Duration passed = Duration.ofNanos(clock.nanos() - nanos);
        Duration jump = Duration.between(wall.plus(passed), clock.now()).abs();
        if (jump.compareTo(JUMP) > 0) {
          LOG.info("the clock jumped by {}; the inventory reads anew", jump);
          lanes.markAll();
        }
        wall = clock.now();
        nanos = clock.nanos();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    pump.interrupt();
    watch.interrupt();
    hangUp.get().run();
    lanes.close();
  }
}
