package io.grampus.server;

import io.grampus.kernel.Protocol;
import io.grampus.kernel.ProtocolCall;
import io.grampus.kernel.RequestContext;
import io.grampus.kernel.StreamClosedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Hands requests below a protocol's path to the protocol. */
final class Protocols {
  private final List<Protocol> protocols;

  Protocols(List<Protocol> protocols) {
    this.protocols = protocols;
  }

  /** Returns false when the path is none of a protocol. */
  boolean serve(Exchange exchange) {
    String path = exchange.rawPath();
    for (Protocol protocol : protocols) {
      if (path.startsWith(protocol.prefix())) {
        serve(protocol, exchange);
        return true;
      }
    }
    return false;
  }

  private static void serve(Protocol protocol, Exchange exchange) {
    OutputStream answer = Content.Sink.asOutputStream(exchange.response());
    try {
      protocol.serve(new Asked(exchange, Request.asInputStream(exchange.request()), answer));
      // only what was served whole is ended in good order
      answer.close();
    } catch (IOException e) {
      throw new StreamClosedException();
    }
  }

  private record Asked(Exchange exchange, InputStream body, OutputStream answer)
      implements ProtocolCall {
    @Override
    public RequestContext context() {
      return exchange.context(Optional.empty());
    }

    @Override
    public String method() {
      return exchange.method();
    }

    @Override
    public String path() {
      return exchange.rawPath();
    }

    @Override
    public Optional<String> query(String name) {
      return Optional.ofNullable(exchange.query().getValue(name));
    }

    @Override
    public List<String> queries(String name) {
      return exchange.queries(name);
    }

    @Override
    public String origin() {
      Request request = exchange.request();
      String host = Request.getServerName(request);
      return "https://" + host + ":" + Request.getServerPort(request);
    }

    @Override
    public Optional<String> header(String name) {
      return exchange.header(name);
    }

    @Override
    public Optional<X509Certificate> certificate() {
      return exchange.request().getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
              instanceof EndPoint.SslSessionData session
          ? Optional.ofNullable(session.peerCertificates())
              .filter(shown -> shown.length > 0)
              .map(shown -> shown[0])
          : Optional.empty();
    }

    @Override
    public void status(int code) {
      exchange.response().setStatus(code);
    }

    @Override
    public void header(String name, String value) {
      exchange.response().getHeaders().put(name, value);
    }

    @Override
    public void lasting() {
      connection().setIdleTimeout(0);
    }

    @Override
    public void cut() {
      connection().close(new IOException("the connection was cut"));
    }

    private EndPoint connection() {
      return exchange.request().getConnectionMetaData().getConnection().getEndPoint();
    }
  }
}
