package io.grampus.wire;

import java.time.Duration;

/** How long to wait for a connection and for the head of an answer; bodies have no limit. */
public record Timeouts(Duration connect, Duration head) {
  /** Five seconds to connect, a minute to the head. */
  public static Timeouts usual() {
    return new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  /** The same, but for this limit on the head. */
  public Timeouts withHead(Duration limit) {
    return new Timeouts(connect, limit);
  }
}
