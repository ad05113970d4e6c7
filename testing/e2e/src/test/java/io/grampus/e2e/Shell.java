package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import io.grampus.cluster.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Command lines of grampus as a user gives them, in the network of a test host. */
final class Shell {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Product product;
  private final Path folder;
  private final List<List<String>> driven = new ArrayList<>();
  private int outputs;

  Shell(Product product, Path folder) {
    this.product = product;
    this.folder = folder;
  }

  /** How a command ended, and what it wrote. */
  record Said(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  TestEngine engine() {
    return product.engine();
  }

  /** A file for a test. */
  Path file(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(file(name), text);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** What it prints; it must succeed. */
  String ok(String... words) {
    return okReading("", words);
  }

  String okReading(String input, String... words) {
    Said said = reading(input, words);
    assertThat(said.exit()).as("%s%n%s%s", List.of(words), said.out(), said.err()).isZero();
    return said.out();
  }

  /** What it says when it must end with this exit code. */
  String fails(int exit, String... words) {
    Said said = reading("", words);
    assertThat(said.exit()).as("%s%n%s%s", List.of(words), said.out(), said.err()).isEqualTo(exit);
    return said.err();
  }

  Said reading(String input, String... words) {
    Running running = start(input, words);
    return running.end();
  }

  Running start(String... words) {
    return start("", words);
  }

  private Running start(String input, String... words) {
    driven.add(List.of(words));
    List<String> command = new ArrayList<>(engine().inNetwork());
    // who starts the tests in the background has them ignore Ctrl-C, and so all that they start
    command.addAll(List.of("env", "--default-signal=INT", product.program().toString()));
    command.addAll(List.of(words));
    Path out = file("out-" + ++outputs);
    Path err = file("err-" + outputs);
    Path in = write("in", input);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment());
    try {
      return new Running(builder.start(), out, err);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** What the commands are told of the host. */
  Map<String, String> environment() {
    return Map.of(
        "DOCKER_HOST",
        engine().dockerHost(),
        "GRAMPUS_CONFIG",
        file("config").toString(),
        "DOCKER_CONFIG",
        file("docker").toString(),
        "GRAMPUS_TRACE",
        trace().toString(),
        "GRAMPUS_COMPLETION_MS",
        "60000",
        "LANG",
        "C.UTF-8");
  }

  /** Every request that the commands made. */
  Path trace() {
    return file("trace");
  }

  /** Every command line that was run. */
  List<List<String>> driven() {
    return driven;
  }

  /** A command that goes on until it is interrupted. */
  record Running(Process process, Path out, Path err) {
    Running awaits(String text) {
      boolean came = Await.until(PATIENCE, () -> text(out).contains(text));
      assertThat(came).as("\"%s\" in%n%s%s", text, text(out), text(err)).isTrue();
      return this;
    }

    /** Whether it has printed the text. */
    boolean shows(String text) {
      return text(out).contains(text);
    }

    /** As Ctrl-C does. */
    void interrupt() {
      Shell.run(List.of("kill", "-INT", Long.toString(process.pid())));
      assertThat(end().exit()).as("exit code after Ctrl-C").isEqualTo(130);
    }

    Said end() {
      try {
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as("goes on and on:%n%s%s", text(out), text(err)).isTrue();
        return new Said(process.exitValue(), text(out), text(err));
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }

    private static String text(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException failed) {
        throw new AssertionError(failed);
      }
    }
  }

  /** Runs a program of the machine and gives what it prints; it must succeed. */
  static String run(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s%n%s", words, text).isZero();
      return text;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
