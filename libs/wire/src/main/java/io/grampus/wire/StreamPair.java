package io.grampus.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Reads and writes the buffers of a {@link Connection} whose ends are streams. */
public record StreamPair(InputStream in, OutputStream out) {
  private static final int PIECE = 16 * 1024;

  /**
   * As {@link Connection#read}.
   *
   * @throws IOException what the stream throws
   */
  public int read(ByteBuffer target) throws IOException {
    if (target.hasArray()) {
      int n = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
      if (n > 0) {
        target.position(target.position() + n);
      }
      return n;
    }
    byte[] piece = new byte[Math.min(target.remaining(), PIECE)];
    int n = in.read(piece);
    if (n > 0) {
      target.put(piece, 0, n);
    }
    return n;
  }

  /**
   * As {@link Connection#write}; does not flush.
   *
   * @throws IOException what the stream throws
   */
  public void write(ByteBuffer source) throws IOException {
    if (source.hasArray()) {
      out.write(source.array(), source.arrayOffset() + source.position(), source.remaining());
      source.position(source.limit());
    } else {
      byte[] piece = new byte[source.remaining()];
      source.get(piece);
      out.write(piece);
    }
  }
}
