package io.grampus.inventory;

import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one kind of things again when it is told to, and periodically. It has a thread of its own
 * while it does, and none at rest: with a thousand nodes there are thousands of lanes.
 *
 * <p>The first mark after a rest is answered at once. Further marks gather for as long as the pass
 * before took, at least {@link #PACE}: a storm of events makes passes larger, not more frequent.
 */
final class Lane implements AutoCloseable {
  static final Duration PACE = Duration.ofMillis(80);
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** One reading; may throw what the engine throws. */
  interface Pass {
    void read(Dirt dirt) throws InterruptedException;
  }

  /** Who is told how passes go. */
  interface Listener {
    void succeeded();

    void failed(RuntimeException problem);
  }

  private final String name;
  private final Clock clock;
  private final Supplier<Duration> period;
  private final Pass pass;
  private final Listener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition marked = lock.newCondition();
  private Optional<Thread> thread = Optional.empty();
  private boolean closed;
  private Set<String> ids = new HashSet<>();
  private boolean all;
  private boolean running;
  private boolean retryNow;
  private int failures;
  private long begun;
  private long beganAt;
  private boolean timed;
  private long dueAt;
  private long succeeded;

  Lane(String name, Clock clock, Supplier<Duration> period, Pass pass, Listener listener) {
    this.name = name;
    this.clock = clock;
    this.period = period;
    this.pass = pass;
    this.listener = listener;
  }

  void start() {
    lock.lock();
    try {
      beganAt = clock.nanos();
      onTime(period.get());
    } finally {
      lock.unlock();
    }
  }

  /** Looks in time whether a pass is due; a timer that is set for sooner takes the place of one. */
  private void onTime(Duration delay) {
    long due = clock.nanos() + delay.toNanos();
    if (closed || (timed && due - dueAt >= 0)) {
      return;
    }
    timed = true;
    dueAt = due;
    CompletableFuture.delayedExecutor(
            delay.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
        .execute(() -> readInTime(due));
  }

  private void readInTime(long due) {
    lock.lock();
    try {
      if (closed || due != dueAt) {
        return;
      }
      timed = false;
      Duration left = period.get().minusNanos(clock.nanos() - beganAt);
      if (left.isPositive()) {
        onTime(left);
      } else {
        markAll();
        onTime(period.get());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Something with that id may have changed. */
  void mark(String id) {
    lock.lock();
    try {
      ids.add(id);
      read();
    } finally {
      lock.unlock();
    }
  }

  /** Anything may have changed. */
  void markAll() {
    lock.lock();
    try {
      all = true;
      read();
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock. */
  private void read() {
    marked.signalAll();
    if (running && !closed && isDirty() && thread.isEmpty()) {
      thread = Optional.of(Thread.ofVirtual().name("inventory-" + name).start(this::run));
    }
  }

  private boolean isDirty() {
    return all || !ids.isEmpty();
  }

  /**
   * Waits for a pass that begins from now on; false when none succeeded in time, or the engine does
   * not answer.
   */
  boolean passed(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      long wanted = begun + 1;
      all = true;
      read();
      while (running && succeeded < wanted && left > 0) {
        left = marked.awaitNanos(left);
      }
      return succeeded >= wanted;
    } finally {
      lock.unlock();
    }
  }

  /** The engine answers: read everything, now. */
  void resume() {
    lock.lock();
    try {
      running = true;
      retryNow = true;
      all = true;
      read();
    } finally {
      lock.unlock();
    }
  }

  /** The engine does not answer: do not try. */
  void suspend() {
    lock.lock();
    try {
      running = false;
      marked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (Optional<Dirt> dirt = next(); dirt.isPresent(); dirt = next()) {
        long began = clock.nanos();
        if (attempt(dirt.get())) {
          Duration took = Duration.ofNanos(clock.nanos() - began);
          clock.sleep(took.compareTo(PACE) > 0 ? took : PACE);
        } else {
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is to be read; when there is nothing, the next mark has to start a thread. */
  private Optional<Dirt> next() {
    lock.lock();
    try {
      if (!running || closed || !isDirty()) {
        thread = Optional.empty();
        // what was read may want to be read again sooner
        onTime(period.get());
        return Optional.empty();
      }
      var dirt = new Dirt(all, ids);
      all = false;
      ids = new HashSet<>();
      begun++;
      beganAt = clock.nanos();
      return Optional.of(dirt);
    } finally {
      lock.unlock();
    }
  }

  private boolean attempt(Dirt dirt) throws InterruptedException {
    try {
      pass.read(dirt);
      failures = 0;
      if (dirt.all()) {
        listener.succeeded();
        succeeded();
      }
      return true;
    } catch (RuntimeException e) {
      failures++;
      LOG.debug("reading {} failed", name, e);
      lock.lock();
      try {
        all = true;
        retryNow = false;
      } finally {
        lock.unlock();
      }
      listener.failed(e);
      return false;
    }
  }

  private void succeeded() {
    lock.lock();
    try {
      succeeded = begun;
      marked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Twice as long after each failure, and never the same for two lanes. */
  private void pause() throws InterruptedException {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 8));
    long most = Math.min(pause.toNanos(), LONGEST_PAUSE.toNanos());
    long left = ThreadLocalRandom.current().nextLong(most / 2, most);
    lock.lockInterruptibly();
    try {
      while (left > 0 && !retryNow) {
        left = marked.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      thread.ifPresent(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }
}
