package io.grampus.server;

import io.grampus.kernel.Credentials;
import io.grampus.kernel.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;

/** One request with its response, as the server's own classes hand it on. */
record Exchange(Request request, Response response, String id, Instant at) {
  static final String COOKIE = "grampus_session";

  String method() {
    return request.getMethod();
  }

  String rawPath() {
    return Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
  }

  Optional<String> header(HttpHeader header) {
    return Optional.ofNullable(request.getHeaders().get(header));
  }

  /** Whether the client asks for that media type by its name. */
  boolean accepts(String mediaType) {
    return header(HttpHeader.ACCEPT).filter(accepted -> accepted.contains(mediaType)).isPresent();
  }

  Optional<String> header(String header) {
    return Optional.ofNullable(request.getHeaders().get(header));
  }

  Credentials credentials() {
    Optional<String> bearer =
        header(HttpHeader.AUTHORIZATION)
            .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(h -> h.substring(7).strip());
    Optional<String> cookie =
        Request.getCookies(request).stream()
            .filter(c -> c.getName().equals(COOKIE))
            .map(c -> c.getValue())
            .findFirst();
    return new Credentials(bearer, cookie);
  }

  RequestContext context(Optional<io.grampus.kernel.Principal> principal) {
    return new RequestContext(id, principal, Request.getRemoteAddr(request), credentials(), at, id);
  }

  List<String> queries(String name) {
    return query().getValuesOrEmpty(name);
  }

  Fields query() {
    return Request.extractQueryParameters(request);
  }
}
