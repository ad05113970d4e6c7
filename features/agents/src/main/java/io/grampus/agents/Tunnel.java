package io.grampus.agents;

import io.grampus.kernel.ProtocolCall;
import io.grampus.wire.Connection;
import io.grampus.wire.StreamPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** One conversation with an engine, carried by the body and the answer of an agent's request. */
final class Tunnel implements Connection {
  private final ProtocolCall call;
  private final String peer;
  private final StreamPair streams;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Begins the answer, so that the agent knows that somebody listens. */
  Tunnel(ProtocolCall call, String peer) throws IOException {
    this.call = call;
    this.peer = peer;
    call.lasting();
    call.header("Content-Type", "application/octet-stream");
    this.streams = new StreamPair(call.body(), call.answer());
    streams.out().flush();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    try {
      return streams.read(target);
    } catch (RuntimeException e) {
      throw broken(e);
    }
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    try {
      streams.write(source);
      streams.out().flush();
    } catch (RuntimeException e) {
      throw broken(e);
    }
  }

  /** Jetty fails in ways of its own when a request is cut while somebody reads or writes. */
  private static IOException broken(RuntimeException e) {
    return new IOException("the conversation was cut", e);
  }

  @Override
  public void shutdownOutput() throws IOException {
    try {
      streams.out().close();
    } catch (RuntimeException e) {
      throw broken(e);
    }
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
