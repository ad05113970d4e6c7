package io.grampus.engine;

import io.grampus.wire.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;

/** The lines of a log, of both outputs in the order in which the engine has them. */
final class LogStream implements EngineStream<LogLine> {
  private final Calls calls;
  private final Response response;
  private final Frames frames;
  private final LogLines lines;
  private final ArrayDeque<LogLine> ready = new ArrayDeque<>();
  private boolean ended;
  private volatile boolean closed;

  LogStream(Calls calls, Response response, boolean tty, LogOptions options) {
    this.calls = calls;
    this.response = response;
    this.frames = new Frames(new BufferedInputStream(response.body(), 32 * 1024), tty);
    LogPrefix prefix = new LogPrefix(options.hasTimestamps(), options.hasDetails());
    this.lines = new LogLines(tty, prefix, ready::add);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      readFrame();
    }
    return !ready.isEmpty();
  }

  @Override
  public LogLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the log has ended");
    }
    return ready.removeFirst();
  }

  @Override
  public boolean isReady() {
    return !ready.isEmpty() || (!ended && (frames.isReady() || response.body().isReady()));
  }

  private void readFrame() {
    try {
      Chunk chunk = frames.next();
      if (chunk == null) {
        ended = true;
        lines.end();
        close();
      } else {
        lines.take(chunk);
      }
    } catch (IOException e) {
      ended = true;
      if (!closed) {
        close();
        throw calls.broken(response, e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    response.close();
  }
}
