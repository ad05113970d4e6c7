package io.grampus.cgroup;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A kernel file that is read again and again, and therefore stays open: opening costs six times
 * what reading does. Beyond a number of open files it is opened each time.
 */
final class KeptFile implements AutoCloseable {
  private static final int MOST_OPEN = 2000;
  private static final AtomicInteger OPEN = new AtomicInteger();

  private final String path;
  private Optional<RandomAccessFile> kept = Optional.empty();

  KeptFile(String path) {
    this.path = path;
  }

  /** Reads the whole file into the buffer; false when it cannot be read. */
  boolean load(ProcFile buffer) {
    try {
      if (kept.isEmpty() && !open()) {
        return buffer.load(path);
      }
      RandomAccessFile file = kept.orElseThrow();
      file.seek(0);
      buffer.load(file);
      return true;
    } catch (IOException e) {
      // of a group that was removed, an open file cannot be read either
      close();
      return false;
    }
  }

  private boolean open() throws IOException {
    if (OPEN.incrementAndGet() > MOST_OPEN) {
      OPEN.decrementAndGet();
      return false;
    }
    try {
      kept = Optional.of(new RandomAccessFile(path, "r"));
      return true;
    } catch (IOException e) {
      OPEN.decrementAndGet();
      throw e;
    }
  }

  @Override
  public void close() {
    if (kept.isPresent()) {
      OPEN.decrementAndGet();
      try {
        kept.get().close();
      } catch (IOException e) {
        // it was only read
      }
      kept = Optional.empty();
    }
  }
}
