package io.grampus.wire;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;

/** A TLS 1.3 socket. */
final class TlsConnection implements Connection {
  private final Socket plain;
  private final SSLSocket socket;
  private final StreamPair streams;
  private final String peer;
  private final ReentrantLock ending = new ReentrantLock();

  TlsConnection(Socket plain, SSLSocket socket, String peer) throws IOException {
    this.plain = plain;
    this.socket = socket;
    this.streams = new StreamPair(socket.getInputStream(), socket.getOutputStream());
    this.peer = peer;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return streams.read(target);
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    streams.write(source);
  }

  @Override
  public void shutdownOutput() throws IOException {
    ending.lock();
    try {
      if (!socket.isOutputShutdown() && !socket.isClosed()) {
        socket.shutdownOutput();
      }
    } finally {
      ending.unlock();
    }
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public void close() {
    // the socket below first: SSLSocket.close() would wait for a write that is stuck
    try {
      plain.close();
    } catch (IOException e) {
      // a socket that cannot be closed is gone
    }
  }
}
