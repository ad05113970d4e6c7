package io.grampus.wire;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a connection whose answer takes too long; the only time-out that works alike on unix
 * sockets, TCP, TLS and tunnels.
 */
final class Watchdog implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final AtomicBoolean settled = new AtomicBoolean();
  private final Duration within;
  private volatile boolean fired;
  private final ScheduledFuture<?> alarm;

  private Watchdog(Connection connection, Duration within) {
    this.within = within;
    this.alarm =
        TIMER.schedule(
            () -> {
              if (settled.compareAndSet(false, true)) {
                fired = true;
                connection.close();
              }
            },
            within.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  static Watchdog over(Connection connection, Duration within) {
    return new Watchdog(connection, within);
  }

  /** Turns what happened because of the alarm into the time-out it was. */
  void check() throws SocketTimeoutException {
    if (fired) {
      throw new SocketTimeoutException("no answer within " + within.toMillis() + " ms");
    }
  }

  @Override
  public void close() {
    settled.set(true);
    alarm.cancel(false);
  }

  private static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("wire-watchdog").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
