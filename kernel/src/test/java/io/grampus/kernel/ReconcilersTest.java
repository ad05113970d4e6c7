package io.grampus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReconcilersTest {
  private final Semaphore passes = new Semaphore(0);

  @Test
  void runsAtOnceAndAgainWhenNudged() throws InterruptedException {
    try (var reconcilers = new Reconcilers(Clock.system())) {
      reconcilers.start(counting(Duration.ofHours(1), 0));
      assertThat(passes.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
      reconcilers.nudge("counting");
      assertThat(passes.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void triesAgainAfterAFailureWithoutANudge() throws InterruptedException {
    try (var reconcilers = new Reconcilers(Clock.system())) {
      reconcilers.start(counting(Duration.ofHours(1), 1));
      assertThat(passes.tryAcquire(2, 5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Reconciler counting(Duration period, int failures) {
    var left = new AtomicInteger(failures);
    return new Reconciler() {
      @Override
      public String name() {
        return "counting";
      }

      @Override
      public Duration period() {
        return period;
      }

      @Override
      public void reconcile() {
        passes.release();
        if (left.getAndDecrement() > 0) {
          throw new IllegalStateException("not yet");
        }
      }
    };
  }
}
