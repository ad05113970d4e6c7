package io.grampus.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Accepts connections on a unix socket or a TCP port and serves each on a virtual thread. */
public final class HttpListener implements AutoCloseable {
  private static final Duration HEAD_LIMIT = Duration.ofSeconds(10);

  /** Answers one request; what it leaves unanswered is answered with 500. */
  @FunctionalInterface
  public interface Handler {
    /** Reads the exchange's request and responds. */
    void handle(Exchange exchange) throws IOException;
  }

  private final ServerSocketChannel server;
  private final @Nullable TlsServer tls;
  private final Handler handler;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  private HttpListener(ServerSocketChannel server, @Nullable TlsServer tls, Handler handler) {
    this.server = server;
    this.tls = tls;
    this.handler = handler;
    Thread.ofVirtual().name("wire-listener").start(this::acceptAll);
  }

  /** Listens on a unix socket, which is made. */
  public static HttpListener unix(Path socket, Handler handler) throws IOException {
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket), 1024);
    return new HttpListener(server, null, handler);
  }

  /** Listens on a TCP port of that address; port 0 takes a free one. */
  public static HttpListener tcp(InetSocketAddress address, Handler handler) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(address, 1024);
    return new HttpListener(server, null, handler);
  }

  /** Listens on a TCP port with TLS 1.3, for clients with a certificate that the context trusts. */
  public static HttpListener mutualTls(
      InetSocketAddress address, SSLContext context, Handler handler) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(address, 1024);
    return new HttpListener(server, new TlsServer(context, HEAD_LIMIT), handler);
  }

  /** Where it listens. */
  public SocketAddress address() throws IOException {
    return server.getLocalAddress();
  }

  private void acceptAll() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().name("wire-serve").start(() -> serve(channel));
      } catch (IOException e) {
        // closed, or a client that was gone before it was accepted
      }
    }
  }

  private void serve(SocketChannel channel) {
    try {
      boolean unix = channel.getLocalAddress() instanceof UnixDomainSocketAddress;
      if (!unix) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      String peer = unix ? "unix client" : "client " + channel.getRemoteAddress();
      serve(tls == null ? new ChannelConnection(channel, peer) : tls.accept(channel, peer));
    } catch (IOException e) {
      close(channel);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // a socket that cannot be closed is gone
    }
  }

  /** Serves one connection that was opened elsewhere, until it ends. */
  public void serve(Connection connection) {
    open.add(connection);
    try (connection) {
      HttpConnection http = new HttpConnection(connection);
      while (http.awaitBytes() && serveOne(http)) {
        // the next request of the same client
      }
    } catch (IOException e) {
      // the client is gone
    } finally {
      open.remove(connection);
    }
  }

  private boolean serveOne(HttpConnection http) throws IOException {
    Exchange exchange;
    try (Watchdog _ = Watchdog.over(http, HEAD_LIMIT)) {
      exchange = Exchange.read(http);
    } catch (MalformedHttpException e) {
      Exchange.refuse(http, e);
      return false;
    }
    try {
      handler.handle(exchange);
    } catch (RuntimeException e) {
      exchange.failed(e);
    }
    return exchange.finish();
  }

  /** Stops listening and drops all connections. */
  @Override
  public void close() {
    try {
      if (server.getLocalAddress() instanceof UnixDomainSocketAddress unix) {
        Files.deleteIfExists(unix.getPath());
      }
      server.close();
    } catch (IOException e) {
      // nothing is left to close
    }
    open.forEach(Connection::close);
  }
}
