package io.grampus.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds the lines of a log, as JSON or frames, between containers that write and a client that
 * follows.
 *
 * <p>Old lines wait for the client. New ones do not: when the client falls behind by more than the
 * backlog holds, the oldest are left out and counted, so that what it sees next is recent and the
 * engine is never held up.
 */
public final class LogBacklog {
  private static final int BATCH = 256;
  private static final int BATCH_BYTES = 256 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final ArrayDeque<byte[]> lines = new ArrayDeque<>();
  private final int mostLines;
  private final long mostBytes;
  private long bytes;
  private long skipped;
  private boolean ended;
  private boolean abandoned;

  public LogBacklog(int mostLines, long mostBytes) {
    this.mostLines = mostLines;
    this.mostBytes = mostBytes;
  }

  private record Batch(long skipped, List<byte[]> lines) {}

  /** Adds lines from before the client came, waiting for room. */
  public void addOld(List<byte[]> old) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (byte[] line : old) {
        while (full(line) && !lines.isEmpty() && !abandoned) {
          room.await();
        }
        put(line);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Adds a line that was written just now, at the cost of the oldest when there is no room. */
  public void addNew(byte[] line) {
    lock.lock();
    try {
      while (full(line) && !lines.isEmpty()) {
        bytes -= lines.removeFirst().length;
        skipped++;
      }
      put(line);
    } finally {
      lock.unlock();
    }
  }

  /** No line will follow. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      something.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody reads any more; wakes whoever waits. */
  public void abandon() {
    lock.lock();
    try {
      abandoned = true;
      something.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes what is drained. */
  private interface Out {
    void skipped(long lines);

    void lines(List<byte[]> lines);
  }

  /** Sends what comes until the lines have ended or nobody reads; how many lines were sent. */
  public long drainTo(EventSink sink) throws InterruptedException {
    return drainTo(
        new Out() {
          @Override
          public void skipped(long lines) {
            sink.sendRendered("skipped", Json.MAPPER.writeValueAsBytes(new LogSkipped(lines)));
          }

          @Override
          public void lines(List<byte[]> lines) {
            sink.sendRendered("log", lines);
          }
        });
  }

  /** The same where the lines are frames; what was skipped is told on standard error. */
  public long drainTo(FrameSink sink) throws InterruptedException {
    return drainTo(
        new Out() {
          @Override
          public void skipped(long lines) {
            String note = "[" + lines + " lines skipped: they came faster than they were read]\n";
            lines(List.of(LogFrame.of(LogFrame.STDERR, note)));
          }

          @Override
          public void lines(List<byte[]> lines) {
            sink.send(joined(lines));
          }
        });
  }

  private static ByteBuffer joined(List<byte[]> lines) {
    ByteBuffer all = ByteBuffer.allocate(lines.stream().mapToInt(line -> line.length).sum());
    lines.forEach(all::put);
    return all.flip();
  }

  private long drainTo(Out out) throws InterruptedException {
    long sent = 0;
    for (Batch batch = next(); batch.skipped > 0 || !batch.lines.isEmpty(); batch = next()) {
      if (batch.skipped > 0) {
        out.skipped(batch.skipped);
      }
      out.lines(batch.lines);
      sent += batch.lines.size();
    }
    return sent;
  }

  private Batch next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (lines.isEmpty() && !ended && !abandoned) {
        something.await();
      }
      if (abandoned) {
        throw new StreamClosedException();
      }
      var batch = new ArrayList<byte[]>(Math.min(BATCH, lines.size()));
      for (int size = 0; size < BATCH_BYTES && batch.size() < BATCH && !lines.isEmpty(); ) {
        byte[] line = lines.removeFirst();
        bytes -= line.length;
        size += line.length;
        batch.add(line);
      }
      long missing = skipped;
      skipped = 0;
      room.signalAll();
      return new Batch(missing, batch);
    } finally {
      lock.unlock();
    }
  }

  private boolean full(byte[] line) {
    return lines.size() >= mostLines || bytes + line.length > mostBytes;
  }

  private void put(byte[] line) {
    lines.addLast(line);
    bytes += line.length;
    if (lines.size() == 1) {
      something.signalAll();
    }
  }
}
