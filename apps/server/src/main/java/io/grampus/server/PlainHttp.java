package io.grampus.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;

/**
 * Who speaks HTTP without TLS to the port is told so, instead of a broken connection: a browser is
 * sent to the right address, everybody else gets the words that Go's servers use, which Docker
 * shows. Nothing else is served without TLS.
 */
final class PlainHttp extends Handler.Wrapper {
  private static final byte[] WORDS =
      "Client sent an HTTP request to an HTTPS server. Use https:// in the address.\n"
          .getBytes(StandardCharsets.UTF_8);

  PlainHttp(Handler handler) {
    super(handler);
  }

  /** TLS where a connection begins as TLS does, HTTP otherwise. */
  static DetectorConnectionFactory detecting(SslConnectionFactory tls, HttpConnectionFactory http) {
    return new DetectorConnectionFactory(tls) {
      @Override
      protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer begin) {
        upgradeToConnectionFactory(http, connector, endPoint);
      }
    };
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.isSecure()) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    if (request.getMethod().equals("GET") && wantsPage(request)) {
      var there = HttpURI.build(request.getHttpURI()).scheme(HttpScheme.HTTPS);
      Response.sendRedirect(
          request, response, callback, HttpStatus.TEMPORARY_REDIRECT_307, there.asString(), true);
      return true;
    }
    response.setStatus(HttpStatus.BAD_REQUEST_400);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.write(true, ByteBuffer.wrap(WORDS), callback);
    return true;
  }

  private static boolean wantsPage(Request request) {
    String accepted = request.getHeaders().get(HttpHeader.ACCEPT);
    return accepted != null && accepted.contains("text/html");
  }
}
