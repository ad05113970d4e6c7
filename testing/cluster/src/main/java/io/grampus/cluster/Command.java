package io.grampus.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a program of the machine, awaited to its end. */
final class Command {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private final List<String> words;
  private final Map<String, String> environment = new HashMap<>();

  private Command(List<String> words) {
    this.words = List.copyOf(words);
  }

  static Command of(String... words) {
    return new Command(List.of(words));
  }

  static Command of(List<String> prefix, String... words) {
    return new Command(join(prefix, words));
  }

  static List<String> join(List<String> prefix, String... words) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(List.of(words));
    return all;
  }

  Command with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What the program wrote on both its outputs. */
  record Outcome(int exit, String output) {}

  /** Runs the program and returns its output without the last line's end; it must exit with 0. */
  String run() {
    Outcome outcome = attempt();
    if (outcome.exit() != 0) {
      throw new ClusterException(
          "run " + String.join(" ", words),
          "it exited with " + outcome.exit() + ": " + outcome.output().strip());
    }
    return outcome.output().stripTrailing();
  }

  /** Runs the program to its end, whatever that is. */
  Outcome attempt() {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (InputStream output = process.getInputStream()) {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new ClusterException("run " + String.join(" ", words), "it did not end.");
        }
        return new Outcome(process.exitValue(), text);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot run " + words.getFirst(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClusterException("run " + String.join(" ", words), interrupted);
    }
  }
}
