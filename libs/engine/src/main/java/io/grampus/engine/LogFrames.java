package io.grampus.engine;

import io.grampus.wire.BodyInput;
import io.grampus.wire.Response;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A log as the engine multiplexes it, in pieces of whole frames, for whoever hands it on as it is.
 * What a tty wrote is put into frames of standard output.
 */
public final class LogFrames implements AutoCloseable {
  private static final int HEADER = 8;
  private static final int LENGTH_AT = 4;
  private static final int OUTPUTS = 4;
  private static final int SIZE = 64 * 1024;
  private static final int MAX_FRAME = 64 * 1024 * 1024;

  private final Calls calls;
  private final Response response;
  private final BodyInput body;
  private final boolean raw;
  private final LogPrefix prefix;
  private final boolean[] inLine = new boolean[OUTPUTS];
  private byte[] buffer = new byte[SIZE];
  private int whole;
  private int end;
  private volatile boolean closed;

  LogFrames(Calls calls, Response response, boolean raw, LogOptions options) {
    this.calls = calls;
    this.response = response;
    this.body = response.body();
    this.raw = raw;
    this.prefix = new LogPrefix(options.hasTimestamps(), options.hasDetails());
  }

  /** Blocks for the next frames; nothing at the end. They last until the next call. */
  public ByteBuffer next() {
    try {
      return raw ? framed() : frames();
    } catch (IOException e) {
      if (closed) {
        return ByteBuffer.allocate(0);
      }
      close();
      throw calls.broken(response, e);
    }
  }

  private ByteBuffer framed() throws IOException {
    int n = body.read(buffer, HEADER, buffer.length - HEADER);
    if (n < 0) {
      return ByteBuffer.allocate(0);
    }
    return ByteBuffer.wrap(buffer, 0, HEADER + n).put(0, (byte) 1).putInt(LENGTH_AT, n);
  }

  private ByteBuffer frames() throws IOException {
    System.arraycopy(buffer, whole, buffer, 0, end - whole);
    end -= whole;
    whole = 0;
    while (whole == 0 || (end < buffer.length && body.isReady())) {
      if (end == buffer.length) {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
      int n = body.read(buffer, end, buffer.length - end);
      if (n < 0) {
        if (end > whole) {
          throw new EOFException("the stream ended inside a frame");
        }
        break;
      }
      end += n;
      findEnd();
    }
    return ByteBuffer.wrap(buffer, 0, whole);
  }

  /** Goes to the end of the last frame that is whole. */
  private void findEnd() throws IOException {
    while (end - whole >= HEADER) {
      int length = ByteBuffer.wrap(buffer).getInt(whole + LENGTH_AT);
      int output = buffer[whole];
      if (length < 0 || length > MAX_FRAME || output < 0 || output >= inLine.length) {
        throw new IOException("the stream is not multiplexed as it should be");
      }
      if (end - whole - HEADER < length) {
        return;
      }
      if (inLine[output]) {
        length -= cutPrefix(whole + HEADER, length);
      }
      whole += HEADER + length;
      inLine[output] = length > 0 && buffer[whole - 1] != '\n';
    }
  }

  /** The engine repeats time and details in each piece of a long line. */
  private int cutPrefix(int from, int length) {
    int cut = prefix.read(Arrays.copyOfRange(buffer, from, from + length)).end();
    System.arraycopy(buffer, from + cut, buffer, from, end - from - cut);
    end -= cut;
    ByteBuffer.wrap(buffer).putInt(from - HEADER + LENGTH_AT, length - cut);
    return cut;
  }

  /** Ends the stream, from any thread. */
  @Override
  public void close() {
    closed = true;
    response.close();
  }
}
