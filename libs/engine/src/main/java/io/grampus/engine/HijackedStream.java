package io.grampus.engine;

import io.grampus.wire.Connection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The raw connection to a container's process, of attach or exec. Read its outputs either in their
 * order with {@link #next()}, or apart with {@link #stdout()} and {@link #stderr()}, not both. One
 * thread may write stdin while others read. A tty has one output, unmangled, as STDOUT.
 */
public final class HijackedStream implements AutoCloseable {
  private final Connection connection;
  private final boolean tty;
  private final Frames frames;
  private final OutputStream stdin;
  private @Nullable OutputSplitter splitter;

  HijackedStream(Connection connection, boolean tty) {
    this.connection = connection;
    this.tty = tty;
    this.frames = new Frames(new BufferedInputStream(new In(connection), 64 * 1024), tty);
    this.stdin = new Stdin(connection);
  }

  /** Whether the process has a tty. */
  public boolean tty() {
    return tty;
  }

  /** What the process reads; each write is sent at once, closing it is the end of file. */
  public OutputStream stdin() {
    return stdin;
  }

  /** Ends stdin; the outputs go on. */
  public void closeStdin() throws IOException {
    connection.shutdownOutput();
  }

  /** The next bytes of either output, blocking; null when the process has closed both. */
  public @Nullable Chunk next() throws IOException {
    return frames.next();
  }

  /** Standard output alone; while nobody reads stderr, at most 1 MiB of it waits. */
  public InputStream stdout() {
    return splitter().stdout();
  }

  /** Standard error alone; while nobody reads stdout, at most 1 MiB of it waits. */
  public InputStream stderr() {
    return splitter().stderr();
  }

  /** Copies both outputs, in their order, until the process has closed them. */
  public void copyTo(OutputStream stdout, OutputStream stderr) throws IOException {
    for (Chunk chunk = next(); chunk != null; chunk = next()) {
      OutputStream to = chunk.output() == Output.STDOUT ? stdout : stderr;
      to.write(chunk.bytes());
      to.flush();
    }
  }

  private OutputSplitter splitter() {
    OutputSplitter present = splitter;
    if (present == null) {
      present = new OutputSplitter(frames);
      splitter = present;
    }
    return present;
  }

  /** Drops the connection: an attached process goes on, an exec reads the end of its stdin. */
  @Override
  public void close() {
    connection.close();
    if (splitter != null) {
      splitter.close();
    }
  }

  private static final class In extends InputStream {
    private final Connection connection;

    In(Connection connection) {
      this.connection = connection;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return connection.read(ByteBuffer.wrap(bytes, offset, length));
    }
  }

  private static final class Stdin extends OutputStream {
    private final Connection connection;

    Stdin(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      connection.write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
      connection.shutdownOutput();
    }
  }
}
