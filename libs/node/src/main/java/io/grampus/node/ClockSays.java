package io.grampus.node;

import java.time.Instant;
import java.util.Optional;

/**
 * What a machine whose clock may be wrong sends, and what the server answers.
 *
 * @param clock what the sender's clock shows
 * @param node the machine's name in the Swarm; empty while the server does not know who asks
 */
public record ClockSays(Optional<Instant> clock, String node) {
  /** As a line. */
  public Line line() {
    return Line.of("clock", Line.time(clock), "node", node);
  }

  /** From a line. */
  public static ClockSays of(Line line) {
    return new ClockSays(line.time("clock"), line.text("node"));
  }
}
