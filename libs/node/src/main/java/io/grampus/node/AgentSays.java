package io.grampus.node;

import java.time.Instant;
import java.util.Optional;

/** What an agent tells the server. */
public sealed interface AgentSays {
  /**
   * The first line.
   *
   * @param versions what it speaks
   * @param program the version of the program, for people
   * @param clock what its clock shows
   */
  record Hello(Versions versions, String program, Optional<Instant> clock) implements AgentSays {}

  /**
   * It is there; answers a ping.
   *
   * @param clock what its clock shows
   */
  record Pong(Optional<Instant> clock) implements AgentSays {}

  /** A conversation that the server asked for did not come about. */
  record Failed(String stream, String reason) implements AgentSays {}

  /** The public key of the certificate after this one: its SubjectPublicKeyInfo in Base64. */
  record Renewal(String key) implements AgentSays {}

  /** What containers use, in the words of {@code libs/cgroup}. */
  record Measured(String report) implements AgentSays {}

  /** As a line. */
  default Line line() {
    return switch (this) {
      case Hello(Versions(int oldest, int newest), String program, Optional<Instant> clock) ->
          Line.of(
              "says",
              "hello",
              "oldest",
              "" + oldest,
              "newest",
              "" + newest,
              "program",
              program,
              "clock",
              Line.time(clock));
      case Pong(Optional<Instant> clock) -> Line.of("says", "pong", "clock", Line.time(clock));
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
              new Hello(
                  new Versions(line.number("oldest"), line.number("newest")),
                  line.text("program"),
                  line.time("clock")));
      case "pong" -> Optional.of(new Pong(line.time("clock")));
      case "failed" -> Optional.of(new Failed(line.text("stream"), line.text("reason")));
      case "measured" -> Optional.of(new Measured(line.text("report")));
      case "renewal" -> Optional.of(new Renewal(line.text("key")));
      default -> Optional.empty();
    };
  }
}
