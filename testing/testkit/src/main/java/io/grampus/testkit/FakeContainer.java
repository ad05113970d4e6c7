package io.grampus.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One simulated container; guarded by the lock of {@link FakeContainers}. */
final class FakeContainer {
  final String id;
  final FakeImage image;
  final ObjectNode body;
  final Instant created = FakeJson.now();
  final List<Logged> log = new ArrayList<>();
  String name;
  String state = "created";
  int exitCode;
  int pid;
  int starts;
  Optional<Instant> startedAt = Optional.empty();
  Optional<Instant> finishedAt = Optional.empty();

  /** One line of its log. */
  record Logged(Instant time, boolean error, String text) {}

  FakeContainer(String id, String name, FakeImage image, ObjectNode body) {
    this.id = id;
    this.name = name;
    this.image = image;
    this.body = body;
  }

  boolean running() {
    return state.equals("running") || state.equals("paused");
  }

  boolean tty() {
    return body.path("Tty").asBoolean(false);
  }

  JsonNode labels() {
    return body.path("Labels");
  }

  List<String> command() {
    List<String> words = new ArrayList<>();
    FakeJson.strings(body.path("Entrypoint")).forEach(words::add);
    FakeJson.strings(body.path("Cmd")).forEach(words::add);
    return words.isEmpty() ? List.of("sh") : words;
  }

  FakeScript script() {
    return FakeScript.of(command());
  }

  String network() {
    String mode = body.path("HostConfig").path("NetworkMode").asString("default");
    return mode.equals("default") || mode.isEmpty() ? "bridge" : mode;
  }

  void started(int newPid) {
    state = "running";
    pid = newPid;
    starts++;
    exitCode = 0;
    startedAt = Optional.of(FakeJson.now());
    for (FakeScript.Line line : script().output()) {
      log.add(new Logged(FakeJson.now(), line.error(), line.text()));
    }
  }

  void ended(int code) {
    state = "exited";
    pid = 0;
    exitCode = code;
    finishedAt = Optional.of(FakeJson.now());
  }

  /** The words of docker ps, as Up 2 minutes. */
  String status() {
    return switch (state) {
      case "running" -> "Up " + ago(startedAt);
      case "paused" -> "Up " + ago(startedAt) + " (Paused)";
      case "exited" -> "Exited (" + exitCode + ") " + ago(finishedAt) + " ago";
      case "restarting" -> "Restarting (" + exitCode + ") " + ago(finishedAt) + " ago";
      default -> "Created";
    };
  }

  private static String ago(Optional<Instant> since) {
    long seconds = since.map(at -> Duration.between(at, Instant.now()).toSeconds()).orElse(0L);
    if (seconds < 120) {
      return seconds + " seconds";
    }
    return seconds < 7200 ? seconds / 60 + " minutes" : seconds / 3600 + " hours";
  }

  boolean matches(FakeFilters filters) {
    return filters.any("id", wanted -> id.startsWith(wanted))
        && filters.any("name", wanted -> ("/" + name).contains(wanted))
        && filters.any("status", state::equals)
        && filters.any("ancestor", image::answersTo)
        && filters.any("network", network()::equals)
        && filters.any("exited", wanted -> state.equals("exited") && wanted.equals("" + exitCode))
        && filters.any("health", "none"::equals)
        && filters.labels(labels());
  }
}
