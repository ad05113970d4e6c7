package io.grampus.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;

/** The body of an answer as it is written: a small one goes out whole, a large one in pieces. */
final class AnswerStream extends OutputStream {
  private static final int PIECE = 64 * 1024;

  private final Exchange exchange;
  private final byte[] piece = new byte[PIECE];
  private int used;
  private boolean closed;

  AnswerStream(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > PIECE - used) {
      send(false, piece, 0, used);
      used = 0;
    }
    if (length > PIECE) {
      send(false, bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, piece, used, length);
      used += length;
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      send(true, piece, 0, used);
    }
  }

  private void send(boolean last, byte[] bytes, int offset, int length) throws IOException {
    Content.Sink.write(exchange.response(), last, ByteBuffer.wrap(bytes, offset, length));
  }
}
