package io.grampus.node;

import java.util.Optional;

/** What an agent tells the server. */
public sealed interface AgentSays {
  /**
   * The first line.
   *
   * @param oldest the oldest version that it speaks
   * @param newest the newest version that it speaks
   * @param program the version of the program, for people
   */
  record Hello(int oldest, int newest, String program) implements AgentSays {}

  /** It is there; answers a ping. */
  record Pong() implements AgentSays {}

  /** A conversation that the server asked for did not come about. */
  record Failed(String stream, String reason) implements AgentSays {}

  /** The public key of the certificate after this one: its SubjectPublicKeyInfo in Base64. */
  record Renewal(String key) implements AgentSays {}

  /** What containers use, in the words of {@code libs/cgroup}. */
  record Measured(String report) implements AgentSays {}

  /** As a line. */
  default Line line() {
    return switch (this) {
      case Hello(int oldest, int newest, String program) ->
          Line.of(
              "says", "hello", "oldest", "" + oldest, "newest", "" + newest, "program", program);
      case Pong() -> Line.of("says", "pong");
      case Failed(String stream, String reason) ->
          Line.of("says", "failed", "stream", stream, "reason", reason);
      case Measured(String report) -> Line.of("says", "measured", "report", report);
      case Renewal(String key) -> Line.of("says", "renewal", "key", key);
    };
  }

  /** What the line says; empty when it is of a version after this one. */
  static Optional<AgentSays> of(Line line) {
    return switch (line.text("says")) {
      case "hello" ->
          Optional.of(
              new Hello(line.number("oldest"), line.number("newest"), line.text("program")));
      case "pong" -> Optional.of(new Pong());
      case "failed" -> Optional.of(new Failed(line.text("stream"), line.text("reason")));
      case "measured" -> Optional.of(new Measured(line.text("report")));
      case "renewal" -> Optional.of(new Renewal(line.text("key")));
      default -> Optional.empty();
    };
  }
}
