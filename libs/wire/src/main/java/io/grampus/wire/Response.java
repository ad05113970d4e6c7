package io.grampus.wire;

import java.io.IOException;

/**
 * An answer whose head is there and whose body is read as it comes. Close it, or read its body to
 * the end; an answer closed early closes its connection.
 */
public final class Response implements AutoCloseable {
  private final WireClient client;
  private final HttpConnection connection;
  private final Request request;
  private final ResponseHead head;
  private final BodyInput body;
  private boolean takenOver;

  Response(
      WireClient client,
      HttpConnection connection,
      Request request,
      ResponseHead head,
      BodyInput body) {
    this.client = client;
    this.connection = connection;
    this.request = request;
    this.head = head;
    this.body = body;
  }

  /** The request that this answers. */
  public Request request() {
    return request;
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
    if (takenOver) {
      return;
    }
    takenOver = true;
    boolean keep =
        request.repeatable()
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
      Framing framing = Framing.of(request.method(), head);
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
