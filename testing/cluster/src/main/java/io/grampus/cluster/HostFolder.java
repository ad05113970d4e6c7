package io.grampus.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A test host's folder; its name tells whose it is: the owner's process id, a dash and a number.
 */
record HostFolder(Path path) {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final AtomicBoolean SWEPT = new AtomicBoolean();

  static Path home() {
    String chosen = System.getenv("GRAMPUS_TEST_HOSTS");
    return Path.of(chosen != null && !chosen.isBlank() ? chosen : "/var/tmp/grampus-test");
  }

  /** Makes a folder that belongs to this process, after sweeping what dead ones left. */
  static HostFolder create() {
    if (SWEPT.compareAndSet(false, true)) {
      sweep();
    }
    ProcessHandle self = ProcessHandle.current();
    Path path = home().resolve(self.pid() + "-" + COUNTER.incrementAndGet());
    try {
      Files.createDirectories(path);
      Files.writeString(path.resolve("owner"), born(self));
      // no name server: look-ups of registries fail at once instead of after 20 s
      Files.writeString(path.resolve("resolv.conf"), "");
      for (String script : List.of("host.sh", "systemd.sh", "reap.sh")) {
        copy(script, path.resolve(script));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new HostFolder(path);
  }

  /** Removes the hosts whose owners are dead; returns their folders. */
  static List<Path> sweep() {
    List<Path> swept = new ArrayList<>();
    if (!Files.isDirectory(home())) {
      return swept;
    }
    try (Stream<Path> all = Files.list(home())) {
      for (Path path : all.filter(Files::isDirectory).toList()) {
        HostFolder folder = new HostFolder(path);
        if (!folder.owned()) {
          folder.reap();
          swept.add(path);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return swept;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** Ends all that runs in the host and removes the folder. */
  void reap() {
    Path script = path.resolve("reap.sh");
    if (Files.exists(script)) {
      Command.of("sh", script.toString(), path.toString()).attempt();
    }
    Command.of("rm", "-rf", "--one-file-system", path.toString()).attempt();
  }

  private boolean owned() {
    try {
      long pid = Long.parseLong(path.getFileName().toString().split("-", 2)[0]);
      Optional<ProcessHandle> owner = ProcessHandle.of(pid);
      Path note = path.resolve("owner");
      // a living owner without a note is just making its folder
      return owner.isPresent()
          && (!Files.exists(note) || Files.readString(note).equals(born(owner.orElseThrow())));
    } catch (NumberFormatException | IOException strange) {
      return false;
    }
  }

  private static String born(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("");
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream script = HostFolder.class.getResourceAsStream(resource)) {
      if (script == null) {
        throw new IOException("the resource " + resource + " is missing");
      }
      Files.copy(script, target);
    }
  }
}
