package io.grampus.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets a container's two outputs be read apart, with a bounded number of bytes waiting in each. */
final class OutputSplitter implements AutoCloseable {
  private static final int MAX_WAITING = 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Side stdout = new Side();
  private final Side stderr = new Side();
  private boolean ended;
  private @Nullable IOException failure;

  OutputSplitter(Frames frames) {
    Thread.ofVirtual().name("engine-split").start(() -> pump(frames));
  }

  InputStream stdout() {
    return stdout;
  }

  InputStream stderr() {
    return stderr;
  }

  private void pump(Frames frames) {
    try {
      for (Chunk chunk = frames.next(); chunk != null; chunk = frames.next()) {
        (chunk.output() == Output.STDOUT ? stdout : stderr).add(chunk.bytes());
      }
      end(null);
    } catch (IOException e) {
      end(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(null);
    }
  }

  private void end(@Nullable IOException why) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    end(null);
    stdout.close();
    stderr.close();
  }

  private final class Side extends InputStream {
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private int bytes;
    private int offset;
    private boolean closed;

    void add(byte[] more) throws InterruptedException {
      lock.lock();
      try {
        while (bytes > MAX_WAITING && !closed && !ended) {
          changed.await();
        }
        if (!closed && more.length > 0) {
          waiting.add(more);
          bytes += more.length;
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
      lock.lock();
      try {
        while (waiting.isEmpty()) {
          if (ended || closed) {
            return end();
          }
          changed.await();
        }
        return take(target, at, length);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while reading", e);
      } finally {
        lock.unlock();
      }
    }

    private int end() throws IOException {
      if (failure != null && !closed) {
        throw new IOException("the stream broke: " + failure.getMessage(), failure);
      }
      return -1;
    }

    private int take(byte[] target, int at, int length) {
      byte[] first = waiting.getFirst();
      int n = Math.min(length, first.length - offset);
      System.arraycopy(first, offset, target, at, n);
      offset += n;
      bytes -= n;
      if (offset == first.length) {
        waiting.removeFirst();
        offset = 0;
      }
      changed.signalAll();
      return n;
    }

    /** What still comes is thrown away. */
    @Override
    public void close() {
      lock.lock();
      try {
        closed = true;
        waiting.clear();
        bytes = 0;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
