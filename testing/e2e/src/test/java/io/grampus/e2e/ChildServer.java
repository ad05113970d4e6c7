package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code grampus server} as a child process, on a free port of the machine's loopback. */
final class ChildServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process launcher;
  private final ProcessHandle server;
  private final List<String> ready;

  private ChildServer(Process launcher, ProcessHandle server, List<String> ready) {
    this.launcher = launcher;
    this.server = server;
    this.ready = ready;
  }

  /** The words that start a server; {@code options} come after those that every test needs. */
  static List<String> command(Product product, Path data, String... options) {
    List<String> words = new ArrayList<>(List.of(product.program().toString(), "server"));
    words.addAll(List.of("--data", data.toString(), "--port", "0"));
    words.addAll(List.of(options));
    return words;
  }

  /** Starts it behind the words of another program, such as unshare; it must become ready. */
  static ChildServer start(
      Product product, Path data, Path ready, List<String> behind, String... options) {
    List<String> words = new ArrayList<>(behind);
    words.addAll(command(product, data, "--ready", ready.toString()));
    words.addAll(List.of(options));
    words.addAll(List.of("--engine", product.engine().dockerHost()));
    Path log = ready.resolveSibling("server.log");
    try {
      Files.deleteIfExists(ready);
      Process launcher =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      boolean answers = Await.until(PATIENCE, () -> Files.exists(ready) || !launcher.isAlive());
      assertThat(answers && launcher.isAlive()).as("%s", Files.readString(log)).isTrue();
      return new ChildServer(launcher, java(launcher), Files.readAllLines(ready));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ChildServer start(Product product, Path data) {
    return start(product, data, data.resolveSibling("ready"), List.of());
  }

  private static ProcessHandle java(Process launcher) {
    return launcher
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the server runs no Java"));
  }

  /** A line of what it wrote when it became ready: url, ca, code. */
  String told(String name) {
    return ready.stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("it told no " + name + ": " + ready));
  }

  /** A path as the server sees it, also behind mounts of its own. */
  Path seen(Path path) {
    return Path.of("/proc", String.valueOf(pid()), "root", path.toString());
  }

  long pid() {
    return server.pid();
  }

  Process launcher() {
    return launcher;
  }

  /** SIGKILL, at once. */
  void kill() {
    server.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      launcher.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.destroy();
    awaitEnd();
  }
}
