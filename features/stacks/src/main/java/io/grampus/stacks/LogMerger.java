package io.grampus.stacks;

import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Brings lines of several logs into the order of their times: each waits a moment for an earlier
 * one that is still on its way.
 */
final class LogMerger {
  private static final long WINDOW = Duration.ofMillis(250).toNanos();
  private static final int LAG = 4_000;
  private static final int WAITING = 50_000;

  private final Clock clock;
  private final AtomicInteger open;
  private final BlockingQueue<StackLogLine> arriving = new ArrayBlockingQueue<>(LAG);
  private final PriorityQueue<Held> held =
      new PriorityQueue<>(Comparator.comparing(h -> h.line().time()));

  /**
   * @param logs how many logs will end
   */
  LogMerger(Clock clock, int logs) {
    this.clock = clock;
    this.open = new AtomicInteger(logs);
  }

  private record Held(StackLogLine line, long since) {}

  /** Waits while the client is slow, and with it the engine. */
  void add(StackLogLine line) throws InterruptedException {
    arriving.put(line);
  }

  /** One of the logs has ended. */
  void ended() {
    open.decrementAndGet();
  }

  /** Takes lines in their order. */
  interface Out {
    void line(StackLogLine line) throws InterruptedException;
  }

  /** Hands lines on until all logs have ended or nobody wants more. */
  void drainTo(Out out, BooleanSupplier wanted) throws InterruptedException {
    while (wanted.getAsBoolean()) {
      boolean last = open.get() == 0;
      take(last ? 0 : 50);
      long ripe = clock.nanos() - WINDOW;
      boolean all = last && arriving.isEmpty();
      for (Held head = held.peek(); head != null; head = held.peek()) {
        if (!all && head.since() > ripe && held.size() < WAITING) {
          break;
        }
        held.poll();
        out.line(head.line());
      }
      if (all && held.isEmpty()) {
        return;
      }
    }
  }

  private void take(long patienceMs) throws InterruptedException {
    StackLogLine line = arriving.poll(patienceMs, TimeUnit.MILLISECONDS);
    for (int i = 0; line != null && i < LAG; i++) {
      held.add(new Held(line, clock.nanos()));
      line = arriving.poll();
    }
  }
}
