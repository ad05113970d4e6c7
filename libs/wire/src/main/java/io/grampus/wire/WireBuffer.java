package io.grampus.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a connection that were read and not yet used. It is as large as what comes at once:
 * thousands of connections that wait for a line now and then are cheap.
 */
final class WireBuffer {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);
  private static final int LEAST = 4 * 1024;

  private final Connection connection;
  private final int most;
  private ByteBuffer buffer = NONE;

  /** A buffer that grows to as many bytes. */
  WireBuffer(Connection connection, int most) {
    this.connection = connection;
    this.most = most;
  }

  boolean isEmpty() {
    return !buffer.hasRemaining();
  }

  int size() {
    return buffer.remaining();
  }

  /** Reads more when nothing is left; false at the end of the peer's half. */
  boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    if (buffer.limit() == buffer.capacity() && buffer.capacity() < most) {
      // the last reading filled it
      buffer = ByteBuffer.allocate(Math.clamp(buffer.capacity() * 4L, LEAST, most));
    }
    buffer.clear();
    try {
      return connection.read(buffer) >= 0;
    } finally {
      buffer.flip();
    }
  }

  /** Gives its memory back when nothing is left in it. */
  void rest() {
    if (!buffer.hasRemaining()) {
      buffer = NONE;
    }
  }

  /** The next byte, or -1 at the end. */
  int next() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  /**
   * Moves what is there, or what one read brings, into the target; large targets are read directly.
   */
  int read(ByteBuffer target) throws IOException {
    if (buffer.hasRemaining()) {
      int n = Math.min(buffer.remaining(), target.remaining());
      target.put(target.position(), buffer, buffer.position(), n);
      target.position(target.position() + n);
      buffer.position(buffer.position() + n);
      return n;
    }
    return connection.read(target);
  }

  /**
   * One line up to its CR LF, without them; a CR or LF alone is refused (RFC 9112 section 2.2), and
   * so is a line longer than {@code limit}.
   */
  String line(int limit) throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      int c = next();
      if (c == '\r') {
        if (next() != '\n') {
          throw new MalformedHttpException("a CR is not followed by a LF");
        }
        return line.toString();
      }
      if (c < 0) {
        throw new EOFException("the peer closed the connection in the middle of a line");
      }
      if (c == '\n') {
        throw new MalformedHttpException("a line ends with a bare LF");
      }
      if (line.length() >= limit) {
        throw new MalformedHttpException("a line or a head is too long");
      }
      line.append((char) c);
    }
  }

  static byte[] latin1(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
