package io.grampus.node;

import java.time.Instant;
import java.util.Optional;

/** What the server tells an agent. */
public sealed interface ServerSays {
  /**
   * The first line.
   *
   * @param version the version that both speak from here on
   * @param silence milliseconds without a line after which the server is to be taken for gone
   * @param clock what its clock shows
   */
  record Welcome(int version, int silence, Optional<Instant> clock) implements ServerSays {}

  /** Asks whether the agent is there. */
  record Ping() implements ServerSays {}

  /** Asks for a conversation with the engine, under that id. */
  record Open(String stream) implements ServerSays {}

  /** Asks for a fresh public key, since the certificate comes to its end. */
  record Renew() implements ServerSays {}

  /** The certificate for the key of the renewal: DER in Base64. */
  record Renewed(String certificate) implements ServerSays {}

  /**
   * Asks what containers use, from now on until asked otherwise.
   *
   * @param every milliseconds from one report to the next
   * @param containers the beginning of each one's id and its process: {@code c0ffee:42,beef:43}
   */
  record Measure(int every, String containers) implements ServerSays {}

  /** As a line. */
  default Line line() {
    return switch (this) {
      case Welcome(int version, int silence, Optional<Instant> clock) ->
          Line.of(
              "says",
              "welcome",
              "version",
              "" + version,
              "silence",
              "" + silence,
              "clock",
              Line.time(clock));
      case Ping() -> Line.of("says", "ping");
      case Open(String stream) -> Line.of("says", "open", "stream", stream);
      case Renew() -> Line.of("says", "renew");
      case Measure(int every, String containers) ->
          Line.of("says", "measure", "every", "" + every, "containers", containers);
      case Renewed(String certificate) -> Line.of("says", "renewed", "certificate", certificate);
    };
  }

  /** What the line says; empty when it is of a version after this one. */
  static Optional<ServerSays> of(Line line) {
    return switch (line.text("says")) {
      case "welcome" ->
          Optional.of(
              new Welcome(line.number("version"), line.number("silence"), line.time("clock")));
      case "ping" -> Optional.of(new Ping());
      case "open" -> Optional.of(new Open(line.text("stream")));
      case "renew" -> Optional.of(new Renew());
      case "measure" -> Optional.of(new Measure(line.number("every"), line.text("containers")));
      case "renewed" -> Optional.of(new Renewed(line.text("certificate")));
      default -> Optional.empty();
    };
  }
}
