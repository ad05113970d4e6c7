package io.grampus.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A connection whose peer has sent a text and ended, and which remembers what was written to it.
 */
final class Pipe implements Connection {
  private final ByteBuffer incoming;
  private final int mostAtOnce;
  private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();

  Pipe(String incoming) {
    this(incoming.getBytes(StandardCharsets.ISO_8859_1), Integer.MAX_VALUE);
  }

  /** Hands out the bytes in pieces of at most that size. */
  Pipe(byte[] incoming, int mostAtOnce) {
    this.incoming = ByteBuffer.wrap(incoming);
    this.mostAtOnce = mostAtOnce;
  }

  String written() {
    return outgoing.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public int read(ByteBuffer target) {
    if (!incoming.hasRemaining()) {
      return -1;
    }
    int n = Math.min(mostAtOnce, Math.min(target.remaining(), incoming.remaining()));
    byte[] bytes = new byte[n];
    incoming.get(bytes);
    target.put(bytes);
    return n;
  }

  @Override
  public void write(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    outgoing.writeBytes(bytes);
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public String peer() {
    return "pipe";
  }

  @Override
  public void close() {}
}
