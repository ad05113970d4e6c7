package io.grampus.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Connections that wait for the next request. After a burst of requests one is enough for those
 * that come now and then; the others, and at last that one, are closed though no request comes.
 */
final class RestingConnections implements AutoCloseable {
  private static final int MOST = 8;

  private final Duration spares;
  private final Duration last;
  private final Executor later;
  private final ConcurrentLinkedDeque<HttpConnection> resting = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean watched = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * @param spares how long each may rest that is not the one used last
   * @param last how long that one may
   */
  RestingConnections(Duration spares, Duration last) {
    this.spares = spares;
    this.last = last;
    this.later =
        CompletableFuture.delayedExecutor(
            spares.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread);
  }

  Optional<HttpConnection> take() {
    return Optional.ofNullable(resting.pollFirst());
  }

  void put(HttpConnection connection) {
    if (closed || connection.hasUnread() || resting.size() >= MOST) {
      connection.close();
      return;
    }
    connection.rest();
    resting.addFirst(connection);
    if (closed) {
      close();
    }
    watch();
  }

  /** Looks again in time, and on no thread till then: there may be thousands of these. */
  private void watch() {
    if (watched.compareAndSet(false, true)) {
      later.execute(() -> {
        closeDue();
        watched.set(false);
        if (!resting.isEmpty()) {
          watch();
        }
      });
    }
  }

  private void closeDue() {
    HttpConnection oldest = resting.peekLast();
    while (oldest != null && isDue(oldest)) {
      if (resting.removeLastOccurrence(oldest)) {
        oldest.close();
      }
      oldest = resting.peekLast();
    }
  }

  private boolean isDue(HttpConnection oldest) {
    Duration most = oldest == resting.peekFirst() ? last : spares;
    return oldest.rested().compareTo(most) >= 0;
  }

  @Override
  public void close() {
    closed = true;
    for (HttpConnection c = resting.pollFirst(); c != null; c = resting.pollFirst()) {
      c.close();
    }
  }
}
