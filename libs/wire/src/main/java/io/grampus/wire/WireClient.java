package io.grampus.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Sends requests to one peer. Connections are kept for the next request only after a GET or HEAD
 * without a body; everything else gets a connection of its own.
 */
public final class WireClient implements AutoCloseable {
  private static final Duration SPARES_REST = Duration.ofSeconds(10);
  private static final Duration LAST_RESTS = Duration.ofMinutes(1);

  private final Transport transport;
  private final Timeouts timeouts;
  private final String host;
  private final RestingConnections resting = new RestingConnections(SPARES_REST, LAST_RESTS);

  /** A client that connects through the transport when it needs to. */
  public WireClient(Transport transport, Timeouts timeouts) {
    this.transport = transport;
    this.timeouts = timeouts;
    this.host =
        switch (transport) {
          case Transport.Tcp(String name, int port) -> name + ":" + port;
          case TlsTransport(String name, int port, _, _) -> name + ":" + port;
          default -> "docker";
        };
  }

  /** The peer, as errors name it. */
  public String address() {
    return transport.address();
  }

  /** The limits that {@link #send(Request)} applies. */
  public Timeouts timeouts() {
    return timeouts;
  }

  /** Sends the request and returns when the head of its answer is there. */
  public Response send(Request request) {
    return send(request, timeouts);
  }

  /** As {@link #send(Request)}, with limits of its own. */
  public Response send(Request request, Timeouts limits) {
    Optional<HttpConnection> kept = request.repeatable() ? resting.take() : Optional.empty();
    if (kept.isPresent()) {
      try {
        return exchange(kept.get(), request, limits);
      } catch (MalformedHttpException | SocketTimeoutException e) {
        throw failure(request, e);
      } catch (IOException e) {
        // the peer had dropped the kept connection: nothing was done, so ask again on a fresh one
      }
    }
    HttpConnection fresh;
    try {
      fresh = new HttpConnection(transport.open(limits.connect()));
    } catch (IOException e) {
      throw connectFailure(request, e);
    }
    try {
      return exchange(fresh, request, limits);
    } catch (IOException e) {
      throw failure(request, e);
    }
  }

  private Response exchange(HttpConnection connection, Request request, Timeouts limits)
      throws IOException {
    BodySender sender = new BodySender(connection, request);
    try (Watchdog dog = Watchdog.over(connection, limits.head())) {
      try {
        sender.start(host);
        ResponseHead head = connection.readResponse();
        while (head.status() < 200 && head.status() != 101) {
          head = connection.readResponse();
        }
        BodyInput body = connection.body(Framing.of(request.method(), head));
        return new Response(this, connection, sender, head, body);
      } catch (IOException e) {
        dog.check();
        throw sender.reasonOr(e);
      }
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  void giveBack(HttpConnection connection) {
    resting.put(connection);
  }

  private WireException connectFailure(Request request, IOException e) {
    String said = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
    WireException.Reason reason = WireException.Reason.UNREACHABLE;
    if (said.contains("permission denied") || e instanceof SSLException) {
      reason = WireException.Reason.REFUSED;
    } else if (e instanceof SocketTimeoutException) {
      reason = WireException.Reason.TIMED_OUT;
    }
    return new WireException(reason, request.toString(), address(), e);
  }

  private WireException failure(Request request, IOException e) {
    WireException.Reason reason =
        switch (e) {
          case MalformedHttpException _ -> WireException.Reason.MALFORMED;
          case SocketTimeoutException _ -> WireException.Reason.TIMED_OUT;
          case SSLException _ -> WireException.Reason.REFUSED;
          case EOFException _, SocketException _, ClosedChannelException _ ->
              WireException.Reason.BROKEN;
          default -> WireException.Reason.BROKEN;
        };
    return new WireException(reason, request.toString(), address(), e);
  }

  /** Closes the connections that are kept; answers that are being read go on. */
  @Override
  public void close() {
    resting.close();
  }
}
