package io.grampus.server;

import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty with TLS on one port, HTTP/2 and HTTP/1.1; its few threads only read from sockets. */
final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final long LARGEST_FRAME = 1 << 20;
  private static final long SPARE_BYTES = 8 << 20;
  private static final String FIRST_CIPHER = "TLS_AES_128_GCM_SHA256";

  private final Server jetty;
  private final ServerConnector connector;
  private final ContextHandler context = new ContextHandler("/");
  private final SslContextFactory.Server tls = new SslContextFactory.Server();

  /** A server that has to be told who handles requests before it starts. */
  HttpServer(InetSocketAddress listen, KeyStore keys, Limits limits) {
    var threads = new QueuedThreadPool(24, 4);
    threads.setName("http");
    this.jetty = new Server(threads, null, spareBuffers());
    this.connector = connector(limits, keys);
    connector.setHost(listen.getAddress().getHostAddress());
    connector.setPort(listen.getPort());
    connector.setIdleTimeout(limits.idle().toMillis());
    jetty.addConnector(connector);
    context.setAllowNullPathInContext(true);
    jetty.setHandler(new VirtualThreadHandler(new PlainHttp(context)));
    jetty.setErrorHandler(new BadRequests());
    var sockets = ServerWebSocketContainer.ensure(jetty, context);
    sockets.setMaxBinaryMessageSize(LARGEST_FRAME);
    sockets.setMaxFrameSize(LARGEST_FRAME);
    jetty.setStopTimeout(STOP.toMillis());
  }

  /** Jetty would keep an eighth of the heap, twice, after each crowd of connections. */
  private static ByteBufferPool spareBuffers() {
    return new ArrayByteBufferPool(-1, -1, -1, Integer.MAX_VALUE, SPARE_BYTES, SPARE_BYTES);
  }

  void start(Handler handler) throws Exception {
    context.setHandler(new GracefulHandler(handler));
    jetty.start();
  }

  int port() {
    return connector.getLocalPort();
  }

  /** Takes a renewed certificate into use without closing a connection. */
  void renew(KeyStore keys) throws Exception {
    tls.reload(factory -> factory.setKeyStore(keys));
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (TimeoutException e) {
      LOG.warn("requests that did not end within {} were cut off", STOP);
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    }
  }

  private ServerConnector connector(Limits limits, KeyStore keys) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(limits.headerBytes());
    // an image is named in a path, slashes percent-encoded
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "grampus",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    // what was decrypted is read by Java, and memory beside the heap is freed late
    http.setUseInputDirectByteBuffers(false);
    http.addCustomizer(new SecureRequestCustomizer(false));
    tls.setKeyStore(keys);
    tls.setKeyStorePassword("");
    tls.setKeyManagerPassword("");
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    // as Go's servers choose; with AES-256 both sides spend nearly twice as long on each byte of an
    // image
    tls.setCipherComparator(Comparator.comparing(suite -> !suite.equals(FIRST_CIPHER)));
    tls.setSniRequired(false);
    // who has none is asked for nothing: browsers offer only certificates of this authority
    tls.setTrustStore(keys);
    tls.setWantClientAuth(true);
    var alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
    alpn.setDefaultProtocol("http/1.1");
    var ssl = new SslConnectionFactory(tls, alpn.getProtocol());
    var http1 = new HttpConnectionFactory(http);
    return new ServerConnector(
        jetty, 1, 1, PlainHttp.detecting(ssl, http1), ssl, alpn, http2(http), http1);
  }

  /** Browsers then open WebSockets by HTTP/1.1's GET, as the operations are declared. */
  private static HTTP2ServerConnectionFactory http2(HttpConfiguration http) {
    var http2 = new HTTP2ServerConnectionFactory(http);
    http2.setConnectProtocolEnabled(false);
    http2.setUseInputDirectByteBuffers(false);
    return http2;
  }
}
