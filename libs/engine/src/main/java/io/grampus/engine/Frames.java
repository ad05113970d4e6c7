package io.grampus.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what the engine multiplexes of a container's two outputs: an eight byte header with
 * the output's number and the length, then the bytes.
 */
final class Frames {
  private static final int MAX_FRAME = 64 * 1024 * 1024;

  private final InputStream in;
  private final boolean raw;
  private final byte[] header = new byte[8];

  /** Raw streams come from a tty, which has one output and no headers. */
  Frames(InputStream in, boolean raw) {
    this.in = in;
    this.raw = raw;
  }

  /** The next bytes, as the engine cut them; null at the end. */
  @Nullable Chunk next() throws IOException {
    if (raw) {
      byte[] bytes = new byte[32 * 1024];
      int n = in.read(bytes);
      return n < 0 ? null : new Chunk(Output.STDOUT, java.util.Arrays.copyOf(bytes, n));
    }
    int got = in.readNBytes(header, 0, 8);
    if (got == 0) {
      return null;
    }
    if (got < 8) {
      throw new EOFException("the stream ended inside a frame's header");
    }
    int length = length(header);
    if (header[1] != 0 || header[2] != 0 || header[3] != 0 || length < 0 || length > MAX_FRAME) {
      throw new IOException("the stream is not multiplexed as it should be");
    }
    byte[] bytes = new byte[length];
    if (in.readNBytes(bytes, 0, length) < length) {
      throw new EOFException("the stream ended inside a frame");
    }
    return switch (header[0]) {
      case 0, 1 -> new Chunk(Output.STDOUT, bytes);
      case 2 -> new Chunk(Output.STDERR, bytes);
      // the engine's own error in the middle of a stream
      case 3 -> throw new IOException(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      default -> throw new IOException("the stream has an output numbered " + header[0]);
    };
  }

  /** Whether the engine has sent some of the next already. */
  boolean isReady() {
    try {
      return in.available() > 0;
    } catch (IOException e) {
      // the next read tells
      return false;
    }
  }

  private static int length(byte[] header) {
    return (header[4] & 0xff) << 24
        | (header[5] & 0xff) << 16
        | (header[6] & 0xff) << 8
        | (header[7] & 0xff);
  }
}
