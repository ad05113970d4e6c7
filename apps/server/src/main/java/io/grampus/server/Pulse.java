package io.grampus.server;

import io.grampus.kernel.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Supplier;

/** Keeps a file in which one line tells how things are; the launcher shows it on a terminal. */
final class Pulse implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Path file;
  private final Supplier<String> line;
  private final Clock clock;
  private final Thread writing;

  Pulse(Path file, Supplier<String> line, Clock clock) {
    this.file = file;
    this.line = line;
    this.clock = clock;
    this.writing = Thread.ofVirtual().name("pulse").start(this::write);
  }

  private void write() {
    String written = "";
    try {
      while (true) {
        String now = line.get();
        if (!now.equals(written)) {
          replace(now);
          written = now;
        }
        clock.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // nobody is shown anything then; the server does not depend on it
    }
  }

  private void replace(String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    writing.interrupt();
  }
}
