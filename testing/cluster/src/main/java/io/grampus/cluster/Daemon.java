package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dockerd of one test host, which can be started many times. */
final class Daemon {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private final HostFolder folder;
  private final List<String> words;
  private Process process;

  private Daemon(HostFolder folder, List<String> words, Process process) {
    this.folder = folder;
    this.words = words;
    this.process = process;
  }

  static Daemon start(HostFolder folder, Anchor anchor, List<String> options) {
    List<String> words = new ArrayList<>(List.of("setsid"));
    words.addAll(anchor.inside());
    words.addAll(List.of("dockerd", "--data-root", folder.resolve("data").toString()));
    words.addAll(List.of("--exec-root", "/run/docker", "--pidfile", "/run/docker.pid"));
    words.addAll(List.of("--host", "unix://" + folder.resolve("docker.sock")));
    words.addAll(List.of("--exec-opt", "native.cgroupdriver=cgroupfs"));
    words.addAll(options);
    Daemon daemon = new Daemon(folder, words, launch(folder, words));
    daemon.awaitReady();
    return daemon;
  }

  void start() {
    process = launch(folder, words);
    awaitReady();
  }

  boolean running() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it in order, as a service manager would. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  void kill() {
    Optional<ProcessHandle> containerd =
        process.children().filter(child -> named(child, "containerd")).findAny();
    process.destroyForcibly();
    awaitEnd();
    // it dies with dockerd, but a dockerd that starts before it is gone takes it for alive
    Await.until(PATIENCE, () -> !containerd.map(ProcessHandle::isAlive).orElse(false));
  }

  private static boolean named(ProcessHandle process, String program) {
    return process.info().command().orElse("").endsWith("/" + program);
  }

  private static Process launch(HostFolder folder, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve("dockerd.log").toFile()));
    Anchor.mark(builder, folder);
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void awaitEnd() {
    if (!Await.until(PATIENCE, () -> !process.isAlive())) {
      throw new ClusterException("stop dockerd", "it was still alive after " + PATIENCE + ".");
    }
  }

  private void awaitReady() {
    Path socket = folder.resolve("docker.sock");
    boolean ready = Await.until(PATIENCE, () -> answers(socket) || !process.isAlive());
    if (!ready || !process.isAlive()) {
      throw new ClusterException("start dockerd", "it is not ready. Its last lines:\n" + tail());
    }
  }

  private static boolean answers(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      String request = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(16);
      channel.read(answer);
      return new String(answer.array(), StandardCharsets.US_ASCII).contains(" 200 ");
    } catch (IOException notYet) {
      return false;
    }
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("dockerd.log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
