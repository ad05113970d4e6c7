package io.grampus.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits, with a deadline, for something that another thread or process brings about. */
public final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private final Duration patience;

  private Eventually(Duration patience) {
    this.patience = patience;
  }

  /** Waits for 10 seconds at most. */
  public static Eventually soon() {
    return within(Duration.ofSeconds(10));
  }

  public static Eventually within(Duration patience) {
    return new Eventually(patience);
  }

  /** An assertion that may throw anything. */
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }

  /** Returns when the condition holds; fails at the deadline. */
  public void until(Callable<Boolean> condition) {
    passes(() -> {
      if (!condition.call()) {
        throw new AssertionError("the condition did not hold");
      }
    });
  }

  /** Returns the first value that is accepted. */
  public <T> T value(Callable<T> source, Predicate<? super T> accepted) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        T value = source.call();
        if (accepted.test(value)) {
          return value;
        }
        giveUpAfter(deadline, new AssertionError("the last value was " + value));
      } catch (Exception failed) {
        giveUpAfter(deadline, failed);
      }
    }
  }

  /** Repeats the assertions until they pass; at the deadline the last failure is the test's. */
  public void passes(Check check) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        check.run();
        return;
      } catch (Exception | AssertionError failed) {
        giveUpAfter(deadline, failed);
      }
    }
  }

  private void giveUpAfter(long deadline, Throwable last) {
    if (System.nanoTime() - deadline > 0) {
      throw new AssertionError("not within " + patience + ": " + last.getMessage(), last);
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted; last: " + last.getMessage(), last);
    }
  }
}
