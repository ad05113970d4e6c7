package io.grampus.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TCP port over TLS 1.3. */
record TlsTransport(String host, int port, SSLContext context, boolean checkName)
    implements Transport {
  private static final String[] ONLY_TLS_1_3 = {"TLSv1.3"};

  @Override
  public Connection open(Duration within) throws IOException {
    Socket plain = new Socket();
    try {
      int millis = Math.toIntExact(within.toMillis());
      plain.setTcpNoDelay(true);
      plain.setKeepAlive(true);
      plain.connect(new InetSocketAddress(host, port), millis);
      plain.setSoTimeout(millis);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      socket.setSSLParameters(parameters(socket));
      socket.startHandshake();
      plain.setSoTimeout(0);
      return new TlsConnection(plain, socket, address());
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private SSLParameters parameters(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(ONLY_TLS_1_3);
    if (checkName) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    return parameters;
  }

  @Override
  public String address() {
    return "tls://" + host + ":" + port;
  }
}
