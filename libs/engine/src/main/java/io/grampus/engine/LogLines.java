package io.grampus.engine;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a log together from the pieces in which they arrive. */
final class LogLines {
  /** A longer line is handed out in pieces, so that none can fill the memory. */
  static final int MAX_LINE = 1024 * 1024;

  private final boolean tty;
  private final LogPrefix prefix;
  private final Consumer<LogLine> sink;
  private final Map<Output, Unfinished> unfinished = new EnumMap<>(Output.class);

  LogLines(boolean tty, LogPrefix prefix, Consumer<LogLine> sink) {
    this.tty = tty;
    this.prefix = prefix;
    this.sink = sink;
  }

  /** A line whose end has not come yet, with the prefix it began with. */
  private static final class Unfinished {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private LogPrefix.@Nullable Read head;
  }

  void take(Chunk chunk) {
    Unfinished line = unfinished.computeIfAbsent(chunk.output(), _ -> new Unfinished());
    byte[] bytes = chunk.bytes();
    int from = 0;
    if (!tty && bytes.length > 0) {
      // a frame is one message, and the engine repeats the prefix in each piece of a long line
      LogPrefix.Read read = prefix.read(bytes);
      from = read.end();
      if (line.head == null) {
        line.head = read;
      }
    }
    LogPrefix.Read head = line.head;
    while (from < bytes.length) {
      int end = lineEnd(bytes, from);
      line.bytes.write(bytes, from, end - from);
      boolean whole = end < bytes.length;
      if (whole || line.bytes.size() > MAX_LINE) {
        line.head = head;
        emit(chunk.output(), line);
        if (!whole) {
          line.head = head;
        }
      }
      from = end + 1;
    }
  }

  /** The stream has ended: what is left is a line without its end. */
  void end() {
    unfinished.forEach((output, line) -> {
      if (line.bytes.size() > 0) {
        emit(output, line);
      }
    });
  }

  private void emit(Output output, Unfinished line) {
    byte[] bytes = line.bytes.toByteArray();
    LogPrefix.Read head = line.head;
    if (head == null) {
      // a tty's bytes may be cut anywhere, so its prefix is read when the line is whole
      head = prefix.read(bytes);
      bytes = Arrays.copyOfRange(bytes, head.end(), withoutReturn(bytes, head.end()));
    }
    sink.accept(new LogLine(output, bytes, head.stamp(), head.details()));
    line.head = null;
    line.bytes.reset();
  }

  /** A tty ends its lines with CR LF. */
  private static int withoutReturn(byte[] bytes, int from) {
    int end = bytes.length;
    return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }
}
