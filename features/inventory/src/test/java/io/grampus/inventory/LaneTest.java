package io.grampus.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grampus.cluster.Await;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Lane.Listener NOBODY =
      new Lane.Listener() {
        @Override
        public void succeeded() {}

        @Override
        public void failed(RuntimeException problem) {}
      };

  private final BlockingQueue<Dirt> passes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

  @Test
  void readsEverythingWhenItIsResumedAndThenWhatIsMarked() throws Exception {
    try (Lane lane = lane(NEVER)) {
      lane.mark("early");
      lane.resume();
      assertTrue(next().all());
      lane.mark("a");
      assertEquals(Set.of("a"), next().ids());
      lane.mark("b");
      assertEquals(Set.of("b"), next().ids());
    }
  }

  @Test
  void hasNoThreadAtRest() throws Exception {
    try (Lane lane = lane(NEVER)) {
      lane.resume();
      assertTrue(next().all());
      assertTrue(threads.take().join(Duration.ofSeconds(20)), "the thread goes on");
      lane.mark("a");
      assertEquals(Set.of("a"), next().ids());
    }
  }

  @Test
  void readsEverythingAgainInTime() throws Exception {
    try (Lane lane = lane(Duration.ofMillis(10))) {
      lane.resume();
      for (int i = 0; i < 4; i++) {
        assertTrue(next().all());
      }
    }
  }

  @Test
  void isReadAgainSoonOnceWhatItHasReadWantsThat() throws Exception {
    Supplier<Duration> period = () -> passes.isEmpty() ? NEVER : Duration.ofMillis(10);
    try (var lane = new Lane("things", Clock.system(), period, this::read, NOBODY)) {
      lane.start();
      lane.resume();
      assertTrue(Await.until(Duration.ofSeconds(20), () -> passes.size() > 2));
    }
  }

  @Test
  void readsNothingWhileTheEngineIsAway() throws Exception {
    try (Lane lane = lane(Duration.ofMillis(10))) {
      lane.mark("a");
      lane.suspend();
      assertFalse(lane.passed(Duration.ofMillis(100)));
      assertNull(passes.poll());
      lane.resume();
      assertTrue(next().all());
    }
  }

  @Test
  void readsNoMoreOnceClosed() throws Exception {
    Lane lane = lane(Duration.ofMillis(10));
    lane.resume();
    assertTrue(next().all());
    lane.close();
    assertTrue(threads.take().join(Duration.ofSeconds(20)), "the thread goes on");
    passes.clear();
    lane.mark("a");
    lane.resume();
    assertNull(passes.poll(100, TimeUnit.MILLISECONDS));
  }

  @Test
  void triesAgainAfterAFailure() throws Exception {
    var failures = new LinkedBlockingQueue<RuntimeException>();
    Lane.Listener listener =
        new Lane.Listener() {
          @Override
          public void succeeded() {}

          @Override
          public void failed(RuntimeException problem) {
            failures.add(problem);
          }
        };
    Lane.Pass fails =
        dirt -> {
          if (failures.isEmpty()) {
            throw new IllegalStateException("once");
          }
          passes.add(dirt);
        };
    try (var lane = new Lane("things", Clock.system(), () -> NEVER, fails, listener)) {
      lane.start();
      lane.resume();
      assertTrue(next().all());
      assertEquals(1, failures.size());
    }
  }

  private Lane lane(Duration period) {
    var lane = new Lane("things", Clock.system(), () -> period, this::read, NOBODY);
    lane.start();
    return lane;
  }

  private void read(Dirt dirt) {
    threads.add(Thread.currentThread());
    passes.add(dirt);
  }

  private Dirt next() throws InterruptedException {
    Dirt dirt = passes.poll(20, TimeUnit.SECONDS);
    assertTrue(dirt != null, "no pass came");
    return dirt;
  }
}
