package io.grampus.inventory;

import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one kind of things again when it is told to, and periodically; each on a thread of its own.
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
  private final Thread thread;
  private Set<String> ids = new HashSet<>();
  private boolean all;
  private boolean running;
  private boolean retryNow;
  private int failures;
  private long begun;
  private long succeeded;

  Lane(String name, Clock clock, Supplier<Duration> period, Pass pass, Listener listener) {
    this.name = name;
    this.clock = clock;
    this.period = period;
    this.pass = pass;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("inventory-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Something with that id may have changed. */
  void mark(String id) {
    lock.lock();
    try {
      ids.add(id);
      marked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Anything may have changed. */
  void markAll() {
    lock.lock();
    try {
      all = true;
      marked.signalAll();
    } finally {
      lock.unlock();
    }
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
      marked.signalAll();
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
      marked.signalAll();
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
      while (!Thread.currentThread().isInterrupted()) {
        Dirt dirt = next();
        long begun = clock.nanos();
        if (attempt(dirt)) {
          Duration took = Duration.ofNanos(clock.nanos() - begun);
          clock.sleep(took.compareTo(PACE) > 0 ? took : PACE);
        } else {
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a mark or for the period to end. */
  private Dirt next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = period.get().toNanos();
      while (!running) {
        marked.await();
      }
      while (!all && ids.isEmpty() && left > 0) {
        left = marked.awaitNanos(left);
      }
      Dirt dirt = new Dirt(all || ids.isEmpty(), ids);
      all = false;
      ids = new HashSet<>();
      begun++;
      return dirt;
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
    thread.interrupt();
  }
}
