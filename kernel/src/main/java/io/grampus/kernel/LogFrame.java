package io.grampus.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes frames of Docker's multiplexed stream. */
public final class LogFrame {
  public static final int STDOUT = 1;
  public static final int STDERR = 2;

  /** What Docker calls systemerr: the stream's own trouble. */
  public static final int TROUBLE = 3;

  private static final int HEADER = 8;

  private LogFrame() {}

  /** A frame of text. */
  public static byte[] of(int output, String text) {
    return of(output, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A frame of bytes. */
  public static byte[] of(int output, byte[] bytes) {
    return ByteBuffer.allocate(HEADER + bytes.length)
        .put(0, (byte) output)
        .putInt(4, bytes.length)
        .put(HEADER, bytes)
        .array();
  }
}
