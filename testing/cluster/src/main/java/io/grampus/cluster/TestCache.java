package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps what takes long to make (engine roots, images) in one folder, made once for all processes.
 */
final class TestCache {
  private static final ReentrantLock LOCK = new ReentrantLock();

  private TestCache() {}

  static Path folder() {
    String chosen = System.getenv("GRAMPUS_TEST_CACHE");
    return chosen != null && !chosen.isBlank()
        ? Path.of(chosen)
        : Path.of(System.getProperty("user.home"), ".cache", "grampus-test");
  }

  /** The cached file or folder of that name, made by the maker where it is not there yet. */
  static Path obtain(String name, Consumer<Path> maker) {
    Path wanted = folder().resolve(name);
    if (Files.exists(wanted)) {
      return wanted;
    }
    LOCK.lock();
    try {
      Files.createDirectories(folder());
      try (FileChannel channel =
              FileChannel.open(
                  folder().resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!Files.exists(wanted) && lock.isValid()) {
          make(name, wanted, maker);
        }
      }
      return wanted;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      LOCK.unlock();
    }
  }

  private static void make(String name, Path wanted, Consumer<Path> maker) throws IOException {
    Path unfinished = folder().resolve(name + ".unfinished");
    Command.of("rm", "-rf", "--one-file-system", unfinished.toString()).run();
    maker.accept(unfinished);
    Files.move(unfinished, wanted);
  }
}
