package io.grampus.stacks;

import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Brings lines of several logs into the order of their times: each waits a moment for an earlier
 * one that is still on its way, but for no longer than {@link #PATIENCE}: where the clock of a node
 * is wrong, its lines seem to be earlier than all others for ever, or later.
 */
final class LogMerger {
  private static final long WINDOW = Duration.ofMillis(250).toNanos();
  private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
  private static final int LAG = 4_000;
  private static final int WAITING = 50_000;

  private final Clock clock;
  private final AtomicInteger open;
  private final BlockingQueue<StackLogLine> arriving = new ArrayBlockingQueue<>(LAG);
  private final PriorityQueue<Held> held =
      new PriorityQueue<>(Comparator.comparing(h -> h.line.time()));

  /** In the order that they came; those that were handed on since are still in it. */
  private final Deque<Held> arrived = new ArrayDeque<>();

  /**
   * @param logs how many logs will end
   */
  LogMerger(Clock clock, int logs) {
    this.clock = clock;
    this.open = new AtomicInteger(logs);
  }

  /** A line that waits. */
  private static final class Held {
    private final StackLogLine line;
    private final long since;
    private boolean handedOn;

    Held(StackLogLine line, long since) {
      this.line = line;
      this.since = since;
    }
  }

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
      long now = clock.nanos();
      boolean all = last && arriving.isEmpty();
      for (Held head = held.peek(); head != null; head = held.peek()) {
        if (!all && head.since > now - WINDOW && held.size() < WAITING && !overdue(now)) {
          break;
        }
        held.poll();
        head.handedOn = true;
        out.line(head.line);
      }
      if (all && held.isEmpty()) {
        return;
      }
    }
  }

  /** Whether a line has waited for too long, behind others that go on to come before it. */
  private boolean overdue(long now) {
    while (!arrived.isEmpty() && arrived.peek().handedOn) {
      arrived.poll();
    }
    return !arrived.isEmpty() && arrived.peek().since < now - PATIENCE;
  }

  private void take(long patienceMs) throws InterruptedException {
    StackLogLine line = arriving.poll(patienceMs, TimeUnit.MILLISECONDS);
    for (int i = 0; line != null && i < LAG; i++) {
      var waiting = new Held(line, clock.nanos());
      held.add(waiting);
      arrived.add(waiting);
      line = arriving.poll();
    }
  }
}
