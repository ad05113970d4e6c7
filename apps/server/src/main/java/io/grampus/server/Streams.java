package io.grampus.server;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.RequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the open streams of each user, refuses too many, and ends those that would not end. */
final class Streams {
  private static final Duration ENDING = Duration.ofSeconds(2);

  private final int limit;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final Set<LiveAnswer> live = ConcurrentHashMap.newKeySet();

  Streams(int limit) {
    this.limit = limit;
  }

  /** One counted stream; closing it twice counts once. */
  record Seat(Runnable leave, AtomicBoolean left) implements AutoCloseable {
    @Override
    public void close() {
      if (left.compareAndSet(false, true)) {
        leave.run();
      }
    }
  }

  Seat enter(Operation operation, RequestContext context) {
    String user = context.principal().map(p -> p.id()).orElse(context.remote());
    int now = open.merge(user, 1, Integer::sum);
    var seat = new Seat(() -> leave(user), new AtomicBoolean());
    if (now > limit) {
      seat.close();
      throw new ProblemException(
          new CommonProblem.Exhausted(
              Gate.tried(operation),
              "you have " + limit + " streams open already",
              "Close some of them."));
    }
    return seat;
  }

  /** An answer that goes on until its client leaves, or until {@link #finish}. */
  Seat keep(LiveAnswer answer) {
    live.add(answer);
    return new Seat(() -> live.remove(answer), new AtomicBoolean());
  }

  /**
   * Ends all live answers in good order: a server that stops would wait for them in vain. Clients
   * that take nothing are not waited for longer than a moment; their connections are cut later.
   */
  void finish() {
    List<Thread> ending =
        live.stream().map(answer -> Thread.ofVirtual().start(answer::finish)).toList();
    long begun = System.nanoTime();
    try {
      for (Thread each : ending) {
        each.join(ENDING.minusNanos(Math.min(System.nanoTime() - begun, ENDING.toNanos())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave(String user) {
    open.computeIfPresent(user, (u, count) -> count == 1 ? null : count - 1);
  }
}
