package io.grampus.engine;

import java.time.Duration;

/**
 * How to stop a container.
 *
 * @param signal the first signal, as {@code SIGINT}; empty: the container's own
 * @param seconds until SIGKILL; -1: without end; -2: the container's own
 */
public record Stopping(String signal, int seconds) {
  private static final int OWN = -2;

  /** With the container's own signal and time-out. */
  public static Stopping asConfigured() {
    return new Stopping("", OWN);
  }

  /** With the container's own signal, and SIGKILL after that time. */
  public static Stopping within(Duration time) {
    return new Stopping("", Math.toIntExact(time.toSeconds()));
  }

  /** With this signal first. */
  public Stopping with(String other) {
    return new Stopping(other, seconds);
  }

  Query query() {
    Query query = Query.of("signal", signal);
    return seconds == OWN ? query : query.and("t", seconds);
  }

  Duration answersWithin() {
    return seconds >= 0 ? Duration.ofSeconds(seconds + 60L) : Calls.LONG;
  }
}
