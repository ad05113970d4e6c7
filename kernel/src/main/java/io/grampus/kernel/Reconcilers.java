package io.grampus.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every reconciler on its own virtual thread, periodically and when nudged. */
public final class Reconcilers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reconcilers.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /**
   * How the latest pass of a reconciler went.
   *
   * @param failures how many passes failed in a row; zero when the latest succeeded
   * @param message what went wrong; empty when nothing did
   */
  public record Outcome(String name, Instant at, Duration took, int failures, String message) {}

  private final Clock clock;
  private final Map<String, Runner> runners = new ConcurrentHashMap<>();

  public Reconcilers(Clock clock) {
    this.clock = clock;
  }

  public void start(Reconciler reconciler) {
    var runner = new Runner(reconciler);
    if (runners.putIfAbsent(reconciler.name(), runner) != null) {
      throw new IllegalStateException("two reconcilers are called " + reconciler.name());
    }
    runner.thread = Thread.ofVirtual().name("reconciler-" + reconciler.name()).start(runner);
  }

  /** Asks for a pass soon; nudges that come while a pass runs are answered by one more pass. */
  public void nudge(String name) {
    Runner runner = runners.get(name);
    if (runner != null) {
      runner.nudges.release();
    }
  }

  public List<Outcome> outcomes() {
    return runners.values().stream().map(r -> r.outcome).toList();
  }

  @Override
  public void close() {
    runners.values().forEach(r -> r.thread.interrupt());
    runners.clear();
  }

  private final class Runner implements Runnable {
    private final Reconciler reconciler;
    private final Semaphore nudges = new Semaphore(0);
    private volatile Outcome outcome;
    private volatile Thread thread = Thread.currentThread();

    Runner(Reconciler reconciler) {
      this.reconciler = reconciler;
      this.outcome = new Outcome(reconciler.name(), clock.now(), Duration.ZERO, 0, "not run yet");
    }

    @Override
    public void run() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          nudges.drainPermits();
          pass();
          pause();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void pass() throws InterruptedException {
      Instant at = clock.now();
      long begun = clock.nanos();
      int failures = 0;
      String message = "";
      try {
        reconciler.reconcile();
      } catch (RuntimeException e) {
        failures = outcome.failures() + 1;
        message = String.valueOf(e.getMessage());
        LOG.warn("reconciler {} failed {} times: {}", reconciler.name(), failures, message);
        LOG.debug("stack trace", e);
      }
      var took = Duration.ofNanos(clock.nanos() - begun);
      outcome = new Outcome(reconciler.name(), at, took, failures, message);
    }

    private void pause() throws InterruptedException {
      int failures = outcome.failures();
      if (failures == 0) {
        var _ = nudges.tryAcquire(reconciler.period().toMillis(), TimeUnit.MILLISECONDS);
        return;
      }
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
      clock.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
  }
}
