package io.grampus.server;

import io.grampus.kernel.StreamClosedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** Bytes to the client; the head goes out with the first of them, so a problem before is told. */
final class LazyBytes extends OutputStream {
  private final Exchange exchange;
  private final String mediaType;
  private boolean started;

  LazyBytes(Exchange exchange, String mediaType) {
    this.exchange = exchange;
    this.mediaType = mediaType;
  }

  boolean started() {
    return started;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    send(false, ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void close() {
    send(true, ByteBuffer.allocate(0));
  }

  private void send(boolean last, ByteBuffer bytes) {
    if (!started) {
      started = true;
      exchange.response().setStatus(200);
      exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
    }
    try {
      Content.Sink.write(exchange.response(), last, bytes);
    } catch (IOException e) {
      throw new StreamClosedException();
    }
  }
}
