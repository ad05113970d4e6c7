package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The grampus command of this checkout, run in the network of a test host. */
final class Product implements AutoCloseable {
  /** All pages of the console take a minute or two, and many times that on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final TestEngine engine;
  private final Path folder;
  private final Path root = checkout();

  Product(Path folder) {
    this(folder, TestEngine.start());
  }

  /** On an engine that is there; it is closed with this. */
  Product(Path folder, TestEngine engine) {
    this.folder = folder;
    this.engine = engine;
  }

  static Path checkout() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("grampus")) || !Files.exists(at.resolve("examples"))) {
      at = at.getParent();
    }
    return at;
  }

  TestEngine engine() {
    return engine;
  }

  Path data() {
    return folder.resolve("data");
  }

  /** The program that users call. */
  Path program() {
    return root.resolve("grampus");
  }

  /** A file of this checkout. */
  Path source(String name) {
    return root.resolve(name);
  }

  /** The words of a git command on the checkout. */
  List<String> git(String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(words));
    return command;
  }

  Path example(String name) {
    return root.resolve("examples").resolve(name);
  }

  /** How a command ended, and what it said on both outputs. */
  record Said(int exit, String text) {
    String line(String beginning) {
      return text.lines()
          .map(String::strip)
          .filter(line -> line.startsWith(beginning))
          .map(line -> line.substring(beginning.length()).strip())
          .findFirst()
          .orElseThrow(() -> new AssertionError("no line begins with " + beginning + ":\n" + text));
    }
  }

  /** Runs grampus; it must succeed. */
  Said grampus(String... words) {
    return grampusReading("", words);
  }

  Said grampusReading(String input, String... words) {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(words));
    Said said = run(input, command);
    assertThat(said.exit()).as("%s said%n%s", command, said.text()).isZero();
    return said;
  }

  /** Runs any command in the host's network, whatever comes of it. */
  Said run(String input, List<String> words) {
    List<String> command = new ArrayList<>(engine.inNetwork());
    command.addAll(words);
    return runOutside(input, command);
  }

  /** Runs any command with the machine's own network, but for the host's engine. */
  Said runOutside(String input, List<String> command) {
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // to a file: what goes on in the background must not keep the output open
    builder.redirectOutput(output.toFile());
    builder.environment().put("DOCKER_HOST", engine.dockerHost());
    builder.environment().put("GRAMPUS_CONFIG", folder.resolve("config").toString());
    try {
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      String text = Files.readString(output);
      assertThat(ended).as("%s goes on and on; it said%n%s", command, text).isTrue();
      return new Said(process.exitValue(), text);
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Fetches an address from inside the host; the text is empty as long as nothing answers. */
  String fetch(String... options) {
    List<String> words = new ArrayList<>(List.of("curl", "-sfm", "5"));
    words.addAll(List.of(options));
    Said said = run("", words);
    return said.exit() == 0 ? said.text() : "";
  }

  @Override
  public void close() {
    engine.close();
  }
}
