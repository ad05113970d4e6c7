package io.grampus.ingress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Relays one connection to a task, both ways, each direction to its own end. */
final class ConnectionRelay {
  private static final Duration NO_TASK = Duration.ofSeconds(10);
  private static final int CONNECT_MS = 2_000;
  private static final int BUFFER = 32 * 1024;
  private final Backends backends;

  ConnectionRelay(Backends backends) {
    this.backends = backends;
  }

  /** Returns when both directions have ended. */
  void relay(Socket client) throws InterruptedException {
    try (client) {
      Optional<Socket> connected = connect();
      if (connected.isEmpty()) {
        // a reset says more than an orderly end that nothing was served
        client.setSoLinger(true, 0);
        return;
      }
      try (Socket task = connected.get()) {
        client.setTcpNoDelay(true);
        task.setTcpNoDelay(true);
        Thread back = Thread.ofVirtual().start(() -> copy(task, client));
        copy(client, task);
        back.join();
      }
    } catch (IOException e) {
      // either side went away: closing both tells the other
    }
  }

  /** Asks one task after the other; a task may have stopped a moment ago. */
  private Optional<Socket> connect() throws InterruptedException {
    for (Backend backend : backends.inTurn(NO_TASK)) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(backend.address(), backend.port()), CONNECT_MS);
        return Optional.of(socket);
      } catch (IOException e) {
        close(socket);
      }
    }
    return Optional.empty();
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more in any case
    }
  }
}
