package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The process that holds a test host's namespaces and ends with its owner. */
final class Anchor {
  private final HostFolder folder;
  private final Process process;
  private final boolean rooted;

  private Anchor(HostFolder folder, Process process, boolean rooted) {
    this.folder = folder;
    this.process = process;
    this.rooted = rooted;
  }

  static Anchor drop(HostFolder folder, String hostname, Optional<Path> root) {
    List<String> words =
        new ArrayList<>(
            List.of("setsid", "unshare", "--net", "--mount", "--uts", "--propagation", "private"));
    words.addAll(List.of("--", "sh", folder.resolve("host.sh").toString()));
    words.addAll(List.of(folder.path().toString(), hostname));
    root.ifPresent(path -> words.add(path.toString()));
    Path log = folder.resolve("host.log");
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    mark(builder, folder);
    try {
      Anchor anchor = new Anchor(folder, builder.start(), root.isPresent());
      anchor.awaitReady(log);
      return anchor;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void mark(ProcessBuilder builder, HostFolder folder) {
    builder.environment().put("GRAMPUS_TEST_HOST", folder.path().toString());
  }

  private void awaitReady(Path log) throws IOException {
    Path ready = folder.resolve("ready");
    Await.until(Duration.ofSeconds(30), () -> Files.exists(ready) || !process.isAlive());
    if (!Files.exists(ready)) {
      String said = Files.readString(log).strip();
      process.destroyForcibly();
      throw new ClusterException("make a test host", "its first process said: " + said);
    }
  }

  long pid() {
    return process.pid();
  }

  /** The words before a command that runs it with the host's network and the machine's files. */
  List<String> inNetwork() {
    return List.of("nsenter", "--target", String.valueOf(pid()), "--net", "--uts", "--");
  }

  /** The words before a command that runs it with the host's network and the host's files. */
  List<String> inside() {
    Path init = folder.resolve("init");
    if (Files.exists(init)) {
      return insideOf(init);
    }
    List<String> words = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(pid())));
    words.addAll(List.of("--net", "--uts", "--mount"));
    if (rooted) {
      words.addAll(List.of("--root", "--wd"));
    }
    words.add("--");
    return words;
  }

  /** The same on a host with processes of its own, of which this is the first. */
  private static List<String> insideOf(Path init) {
    try {
      String first = Files.readString(init).strip();
      return List.of("nsenter", "--target", first, "--all", "--root", "--wd", "--");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A file of the host's own file systems. */
  Path file(String absolute) {
    return Path.of("/proc/" + pid() + "/root" + absolute);
  }

  void lift() {
    folder.reap();
    process.destroyForcibly();
  }
}
