package io.grampus.wire;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The listening side of TLS 1.3; clients have to show a certificate. */
record TlsServer(SSLContext context, Duration handshake) {
  Connection accept(SocketChannel channel, String peer) throws IOException {
    Socket plain = channel.socket();
    plain.setSoTimeout(Math.toIntExact(handshake.toMillis()));
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, peer, plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.setNeedClientAuth(true);
    socket.setEnabledProtocols(new String[] {"TLSv1.3"});
    socket.startHandshake();
    plain.setSoTimeout(0);
    return new TlsConnection(plain, socket, peer);
  }
}
