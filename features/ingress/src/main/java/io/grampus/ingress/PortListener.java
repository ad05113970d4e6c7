package io.grampus.ingress;

import io.grampus.kernel.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Listens on one published port and hands each connection to a relay. */
final class PortListener implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration LEAVE = Duration.ofSeconds(5);
  private final ServerSocket socket;
  private final Clock clock;
  private final Backends backends = new Backends();
  private final ConnectionRelay relay = new ConnectionRelay(backends);
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong total = new AtomicLong();
  private final Thread acceptor;

  private PortListener(ServerSocket socket, Clock clock) {
    this.socket = socket;
    this.clock = clock;
    acceptor = Thread.ofVirtual().name("ingress-" + socket.getLocalPort()).unstarted(this::accept);
  }

  /** Begins to listen. */
  static PortListener open(String address, int port, Clock clock) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    var listener = new PortListener(socket, clock);
    listener.acceptor.start();
    return listener;
  }

  Backends backends() {
    return backends;
  }

  int port() {
    return socket.getLocalPort();
  }

  int openConnections() {
    return open.get();
  }

  long connections() {
    return total.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().name("ingress-relay").start(() -> serve(client));
      } catch (IOException e) {
        pause();
      }
    }
  }

  /** Unless the socket was closed, descriptors have run out for a moment. */
  private void pause() {
    if (socket.isClosed()) {
      return;
    }
    try {
      clock.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket client) {
    open.incrementAndGet();
    total.incrementAndGet();
    try {
      relay.relay(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  /** Takes no more connections; those that are open go on. */
  @Override
  public void close() {
    try {
      socket.close();
      // the port is free only when the thread that accepts has left it
      acceptor.join(LEAVE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException("a listening socket did not close", e);
    }
  }
}
