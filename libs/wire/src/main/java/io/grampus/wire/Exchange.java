package io.grampus.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request at a listener, and its answer; for one thread. */
public final class Exchange {
  private final HttpConnection connection;
  private final RequestHead request;
  private final BodyInput body;
  private boolean continueDue;
  private @Nullable BodyOutput output;
  private @Nullable ResponseHead response;
  private @Nullable Thread watcher;
  private volatile boolean clientLeft;
  private boolean upgraded;

  private Exchange(HttpConnection connection, RequestHead request, BodyInput body) {
    this.connection = connection;
    this.request = request;
    this.body = body;
    this.continueDue = request.fields().lists("Expect", "100-continue");
  }

  static Exchange read(HttpConnection connection) throws IOException {
    RequestHead head = connection.readRequest();
    return new Exchange(connection, head, connection.body(Framing.of(head)));
  }

  static void refuse(HttpConnection connection, MalformedHttpException e) throws IOException {
    byte[] text =
        ("{\"message\":\"malformed request: " + e.getMessage() + "\"}\n")
            .getBytes(StandardCharsets.UTF_8);
    Fields fields = Fields.of("Content-Type", "application/json").and("Connection", "close");
    ResponseHead head =
        new ResponseHead(400, fields.and("Content-Length", Integer.toString(text.length)));
    connection.write(HeadText.of(head), text);
  }

  /** Method, target and fields. */
  public RequestHead request() {
    return request;
  }

  /** The request's body, read from the socket on demand. */
  public InputStream body() throws IOException {
    if (continueDue) {
      continueDue = false;
      connection.write(new ResponseHead(100, Fields.none()));
    }
    return body;
  }

  /** Answers with a whole body. */
  public void respond(int status, Fields fields, byte[] bytes) throws IOException {
    boolean bodyless = status == 204 || status == 304;
    Fields all = bodyless ? fields : fields.with("Content-Length", Integer.toString(bytes.length));
    ResponseHead head = begin(new ResponseHead(status, all));
    boolean silent = bodyless || request.method().equals("HEAD");
    connection.write(HeadText.of(head), silent ? new byte[0] : bytes);
    output = connection.bodyOutput(new Framing.None());
  }

  /**
   * Sends the head at once and returns the place for the body: of the length that the fields say,
   * else in chunks (to a client of HTTP/1.0: until the end of the connection).
   */
  public BodyOutput respond(int status, Fields fields) throws IOException {
    boolean old = request.version() == Version.HTTP_1_0;
    Fields all = fields;
    if (!fields.has("Content-Length") && status != 204 && status != 304) {
      all = old ? fields.with("Connection", "close") : fields.with("Transfer-Encoding", "chunked");
    }
    ResponseHead head = begin(new ResponseHead(status, all));
    connection.write(head);
    BodyOutput out = connection.bodyOutput(Framing.of(request.method(), head));
    output = out;
    return out;
  }

  private ResponseHead begin(ResponseHead head) {
    if (response != null) {
      throw new IllegalStateException(
          "answered twice: " + request.method() + " " + request.target());
    }
    response = head;
    return head;
  }

  /**
   * Leaves HTTP: sends this head, as it is, and hands out the raw connection behind it, which is
   * closed when the handler returns.
   */
  public Connection upgrade(ResponseHead head) throws IOException {
    body.readAllBytes();
    upgraded = true;
    connection.write(begin(head));
    return connection;
  }

  /**
   * Calls {@code gone} when the client closes while its answer is still under way: a server that
   * only writes would not see it before its next write. The request's body must be read by then;
   * what the client sends instead is kept as its next request.
   */
  public void whenClientLeaves(Runnable gone) {
    watcher =
        Thread.ofVirtual()
            .name("wire-watch")
            .start(() -> {
              try {
                clientLeft = !connection.awaitBytes();
              } catch (IOException e) {
                clientLeft = true;
              }
              if (clientLeft) {
                gone.run();
              }
            });
  }

  void failed(RuntimeException e) throws IOException {
    if (response == null) {
      byte[] text = "{\"message\":\"the handler failed\"}\n".getBytes(StandardCharsets.UTF_8);
      respond(500, Fields.of("Content-Type", "application/json"), text);
    } else {
      connection.close();
      throw new IOException("the handler failed in the middle of its answer", e);
    }
  }

  /** Ends the answer; true when the connection can take another request. */
  boolean finish() throws IOException {
    if (upgraded) {
      return false;
    }
    if (response == null) {
      failed(new IllegalStateException("no answer was given"));
    }
    if (output != null) {
      output.close();
    }
    boolean lasting =
        request.version() == Version.HTTP_1_1
            && !request.fields().lists("Connection", "close")
            && response != null
            && !response.fields().lists("Connection", "close");
    return lasting && bodyWasRead() && awaitWatcher();
  }

  private boolean bodyWasRead() throws IOException {
    if (watcher != null || body.ended()) {
      return true;
    }
    return !continueDue && body.skipRest(64 * 1024);
  }

  /** The bytes that the watcher waits for are the next request's. */
  private boolean awaitWatcher() throws IOException {
    if (watcher == null) {
      return true;
    }
    try {
      watcher.join();
      return !clientLeft;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
