package io.grampus.server;

import io.grampus.kernel.OpenedSession;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;

/** Keeps the session of a browser in a cookie that neither its scripts nor other sites can use. */
final class SessionCookie {
  private SessionCookie() {}

  /** Moves the token of a session that our own page opened from the answer into the cookie. */
  static Object carry(Exchange exchange, Object answer) {
    if (!(answer instanceof OpenedSession session) || !fromOurPage(exchange)) {
      return answer;
    }
    Duration lasts = Duration.between(exchange.at(), session.expiresAt());
    put(exchange, session.token(), lasts);
    return session.withoutToken();
  }

  static void end(Exchange exchange) {
    if (exchange.credentials().cookie().isPresent()) {
      put(exchange, "", Duration.ZERO);
    }
  }

  private static boolean fromOurPage(Exchange exchange) {
    return exchange.header("Sec-Fetch-Site").orElse("").equals("same-origin");
  }

  private static void put(Exchange exchange, String value, Duration lasts) {
    String cookie =
        "%s=%s; Path=/; Max-Age=%d; Secure; HttpOnly; SameSite=Strict"
            .formatted(Exchange.COOKIE, value, lasts.toSeconds());
    exchange.response().getHeaders().add(HttpHeader.SET_COOKIE, cookie);
  }
}
