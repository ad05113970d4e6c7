package io.grampus.server;

import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Ids;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from an HTTP request to protocols, pages and declared operations. */
final class ApiHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  private final Router router;
  private final Dispatcher dispatcher;
  private final Protocols protocols;
  private final Pages pages;
  private final Clock clock;

  ApiHandler(Router router, Dispatcher dispatcher, Protocols protocols, Pages pages, Clock clock) {
    this.router = router;
    this.dispatcher = dispatcher;
    this.protocols = protocols;
    this.pages = pages;
    this.clock = clock;
  }

  /** Ends what goes on for as long as somebody listens, so that the server can stop. */
  void finishStreams() {
    dispatcher.finishStreams();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var exchange = new Exchange(request, response, Ids.fresh(), clock.now());
    secure(exchange);
    try {
      boolean served = protocols.serve(exchange) || pages.serve(exchange);
      if (!served && serve(exchange, callback)) {
        return true;
      }
      callback.succeeded();
    } catch (StreamClosedException e) {
      // nobody is there to be told, and in the log it would only look like a defect
      callback.failed(new QuietException.Exception(e));
    } catch (ProblemException e) {
      tell(exchange, e, callback);
    } catch (RuntimeException | Error e) {
      LOG.error(
          "{} {} failed, reference {}", exchange.method(), exchange.rawPath(), exchange.id(), e);
      String tried = "answer " + exchange.method() + " " + exchange.rawPath();
      tell(exchange, new ProblemException(new CommonProblem.Bug(tried, exchange.id())), callback);
    }
    return true;
  }

  /** Returns whether somebody else will complete the request. */
  private boolean serve(Exchange exchange, Callback callback) {
    Optional<Router.Match> match = router.find(exchange.method(), exchange.rawPath());
    if (match.isEmpty()) {
      throw new ProblemException(unknown(exchange));
    }
    try {
      return dispatcher.dispatch(
          exchange,
          match.get(),
          (protocol, conversation) -> upgrade(exchange, protocol, conversation, callback));
    } catch (StreamClosedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ProblemException(Dispatcher.problem(match.get().operation(), e, exchange.id()), e);
    }
  }

  private boolean upgrade(
      Exchange exchange, String protocol, Conversation conversation, Callback callback) {
    var container = ServerWebSocketContainer.get(exchange.request().getContext());
    return container.upgrade(
        (asked, answer, done) -> {
          if (!asked.hasSubProtocol(protocol)) {
            return null;
          }
          answer.setAcceptedSubProtocol(protocol);
          return conversation;
        },
        exchange.request(),
        exchange.response(),
        callback);
  }

  private CommonProblem unknown(Exchange exchange) {
    String tried = exchange.method() + " " + exchange.rawPath();
    Set<String> methods = router.methods(exchange.rawPath());
    if (methods.isEmpty()) {
      return new CommonProblem.NotFound(tried, "address", exchange.rawPath(), "See /api.");
    }
    String allowed = String.join(", ", methods);
    exchange.response().getHeaders().put(HttpHeader.ALLOW, allowed);
    return new CommonProblem.WrongMethod(tried, allowed);
  }

  private static void tell(Exchange exchange, ProblemException e, Callback callback) {
    if (exchange.response().isCommitted()) {
      callback.failed(e);
      return;
    }
    try {
      AnswerWriter.problem(exchange, e.problem());
      callback.succeeded();
    } catch (StreamClosedException gone) {
      callback.failed(gone);
    }
  }

  private static void secure(Exchange exchange) {
    var headers = exchange.response().getHeaders();
    headers.put("X-Request-Id", exchange.id());
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Strict-Transport-Security", "max-age=31536000");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
}
