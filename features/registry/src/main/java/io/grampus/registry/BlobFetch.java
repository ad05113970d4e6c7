package io.grampus.registry;

import io.grampus.oci.Descriptor;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A blob on its way from another registry: those who want it read what has come so far. Its last
 * byte is held back until all of it has turned out to be what its digest says.
 */
final class BlobFetch {
  private final Upstream upstream;
  private final Descriptor blob;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long come;
  private boolean done;
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<Path> file = Optional.empty();

  BlobFetch(Upstream upstream, Descriptor blob) {
    this.upstream = upstream;
    this.blob = blob;
  }

  /** Where it comes from, and the repository that has it then. */
  Upstream upstream() {
    return upstream;
  }

  Descriptor blob() {
    return blob;
  }

  /** The file that it grows in from now on. */
  void grows(Path upload) {
    change(() -> file = Optional.of(upload));
  }

  /** Where it grows; empty when it was here before. */
  Optional<Path> file() {
    lock.lock();
    try {
      return file;
    } finally {
      lock.unlock();
    }
  }

  /** The bytes as they are read and written; what was read before the next read is in the file. */
  InputStream noted(InputStream body, long from) {
    return new FilterInputStream(body) {
      private long read = from;

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        come(read);
        int n = super.read(bytes, offset, length);
        read += Math.max(0, n);
        return n;
      }
    };
  }

  private void come(long bytes) {
    change(() -> come = Math.max(come, bytes));
  }

  void finish() {
    change(() -> done = true);
  }

  void fail(RuntimeException why) {
    change(() -> failure = Optional.of(why));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until more than so many bytes may be read; how many may be.
   *
   * @throws InterruptedIOException when the wait was
   */
  long more(long than) throws InterruptedIOException {
    lock.lock();
    try {
      while (!done && failure.isEmpty() && readable() <= than) {
        changed.await();
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
      return readable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a blob comes");
    } finally {
      lock.unlock();
    }
  }

  private long readable() {
    return done ? blob.size() : Math.min(come, blob.size() - 1);
  }

  /** Waits for the end. */
  void whole() throws InterruptedIOException {
    var _ = more(blob.size() - 1);
  }
}
