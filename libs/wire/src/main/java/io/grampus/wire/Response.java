package io.grampus.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose head is there and whose body is read as it comes. Close it, or read its body to
 * the end; an answer closed early closes its connection.
 */
public final class Response implements AutoCloseable {
  private final WireClient client;
  private final HttpConnection connection;
  private final BodySender sender;
  private final ResponseHead head;
  private final BodyInput body;
  private boolean takenOver;
  private @Nullable Watchdog dog;

  Response(
      WireClient client,
      HttpConnection connection,
      BodySender sender,
      ResponseHead head,
      BodyInput body) {
    this.client = client;
    this.connection = connection;
    this.sender = sender;
    this.head = head;
    this.body = body;
  }

  /** The request that this answers. */
  public Request request() {
    return sender.request();
  }

  /** Status and fields. */
  public ResponseHead head() {
    return head;
  }

  /** The status code. */
  public int status() {
    return head.status();
  }

  /** The body, read from the socket on demand. */
  public BodyInput body() {
    return body;
  }

  /** Breaks the connection unless the answer is closed within that time. */
  public void finishWithin(Duration time) {
    dog = Watchdog.over(connection, time);
  }

  /**
   * The better reason for a failure to read the body: the time was up, or the request's own body
   * could not be read; else the failure itself.
   */
  public IOException reasonOf(IOException failure) {
    try {
      if (dog != null) {
        dog.check();
      }
    } catch (SocketTimeoutException e) {
      return e;
    }
    return sender.reasonOr(failure);
  }

  /**
   * The raw connection right behind the head, for an answer that left HTTP: 101, or the 200 with a
   * raw stream that Docker gives to clients that did not ask for an upgrade. The caller closes it.
   */
  public Connection takeOver() {
    takenOver = true;
    return connection;
  }

  /** Lets go of the connection: kept for the next request if the body was read, else closed. */
  @Override
  public void close() {
    if (dog != null) {
      dog.close();
    }
    if (takenOver) {
      return;
    }
    takenOver = true;
    boolean keep =
        request().repeatable()
            && head.version() == Version.HTTP_1_1
            && !head.fields().lists("Connection", "close")
            && endsByItself();
    if (keep) {
      client.giveBack(connection);
    } else {
      connection.close();
    }
  }

  private boolean endsByItself() {
    try {
      // a body read up to its last byte has its end still unread
      Framing framing = Framing.of(request().method(), head);
      return switch (framing) {
        case Framing.None _ -> true;
        case Framing.Length _ -> body.ended() || body.drained();
        case Framing.Chunked _ -> body.ended();
        case Framing.UntilEnd _ -> false;
      };
    } catch (IOException e) {
      return false;
    }
  }
}
