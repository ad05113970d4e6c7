package io.grampus.server;

import io.grampus.agent.Main;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/** The agent's program on a machine whose clock is wrong: by the first word, as ISO 8601 has it. */
final class ShiftedAgent {
  private ShiftedAgent() {}

  public static void main(String[] arguments) throws Exception {
    var words = new ArrayDeque<>(List.of(arguments));
    InstantSource wrong = Clock.offset(Clock.systemUTC(), Duration.parse(words.pop()));
    Main.main(words, wrong);
  }
}
