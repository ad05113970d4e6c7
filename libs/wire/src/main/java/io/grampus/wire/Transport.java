package io.grampus.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** A way to reach one peer; each call of {@link #open} makes a connection of its own. */
public interface Transport {
  /** Connects, within the time given. */
  Connection open(Duration within) throws IOException;

  /** The peer, as errors name it. */
  String address();

  /** Reaches a unix domain socket. */
  static Transport unix(Path socket) {
    return new Unix(socket);
  }

  /** Reaches a TCP port, in the clear. */
  static Transport tcp(String host, int port) {
    return new Tcp(host, port);
  }

  /**
   * Reaches a TCP port over TLS 1.3, checking that the certificate names {@code host}. Older TLS is
   * refused: under TLS 1.2 the JDK closes its output when the peer ends its half.
   */
  static Transport tls(String host, int port, SSLContext context) {
    return new TlsTransport(host, port, context, true);
  }

  /** As {@link #tls}, for peers whose certificate does not carry their host name. */
  static Transport tlsAnyName(String host, int port, SSLContext context) {
    return new TlsTransport(host, port, context, false);
  }

  /** A unix domain socket. */
  record Unix(Path socket) implements Transport {
    @Override
    public Connection open(Duration within) throws IOException {
      return UnixConnector.connect(socket, address(), within);
    }

    @Override
    public String address() {
      return "unix://" + socket;
    }
  }

  /** A TCP port, in the clear. */
  record Tcp(String host, int port) implements Transport {
    @Override
    public Connection open(Duration within) throws IOException {
      SocketChannel channel = SocketChannel.open();
      try {
        // without it, small writes wait for the peer's delayed acknowledgement
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        channel
            .socket()
            .connect(new InetSocketAddress(host, port), Math.toIntExact(within.toMillis()));
        return new ChannelConnection(channel, address());
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }

    @Override
    public String address() {
      return "tcp://" + host + ":" + port;
    }
  }
}
