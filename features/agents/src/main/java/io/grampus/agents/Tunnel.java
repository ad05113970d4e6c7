package io.grampus.agents;

import io.grampus.kernel.ProtocolCall;
import io.grampus.wire.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** One conversation with an engine, carried by the body and the answer of an agent's request. */
final class Tunnel implements Connection {
  private static final int PIECE = 16 * 1024;

  private final ProtocolCall call;
  private final String peer;
  private final InputStream in;
  private final OutputStream out;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Begins the answer, so that the agent knows that somebody listens. */
  Tunnel(ProtocolCall call, String peer) throws IOException {
    this.call = call;
    this.peer = peer;
    call.lasting();
    call.header("Content-Type", "application/octet-stream");
    this.in = call.body();
    this.out = call.answer();
    out.flush();
  }

  @Override
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

  @Override
  public void write(ByteBuffer source) throws IOException {
    if (source.hasArray()) {
      out.write(source.array(), source.arrayOffset() + source.position(), source.remaining());
      source.position(source.limit());
    } else {
      byte[] piece = new byte[source.remaining()];
      source.get(piece);
      out.write(piece);
    }
    out.flush();
  }

  @Override
  public void shutdownOutput() throws IOException {
    out.close();
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public void close() {
    if (closed.getCount() > 0) {
      // while the request is still served: who waits in a read would not hear of it afterwards
      call.cut();
      closed.countDown();
    }
  }

  /** Keeps the request alive until the server is done with it. */
  void awaitClosed() throws IOException {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the conversation has ended");
  }
}
