package io.grampus.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;

/** A TLS 1.3 socket. */
final class TlsConnection implements Connection {
  private final Socket plain;
  private final SSLSocket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String peer;
  private final ReentrantLock ending = new ReentrantLock();

  TlsConnection(Socket plain, SSLSocket socket, String peer) throws IOException {
    this.plain = plain;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.peer = peer;
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
    byte[] bytes = new byte[Math.min(target.remaining(), 16 * 1024)];
    int n = in.read(bytes);
    if (n > 0) {
      target.put(bytes, 0, n);
    }
    return n;
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    if (source.hasArray()) {
      out.write(source.array(), source.arrayOffset() + source.position(), source.remaining());
      source.position(source.limit());
    } else {
      byte[] bytes = new byte[source.remaining()];
      source.get(bytes);
      out.write(bytes);
    }
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
