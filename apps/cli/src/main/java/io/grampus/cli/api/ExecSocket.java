package io.grampus.cli.api;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation with a process, protocol {@code grampus.exec.v1}: frames whose first byte names
 * the channel. The next message is asked of the network only when the last one has been taken, so a
 * slow terminal slows the process down.
 */
public final class ExecSocket implements AutoCloseable {
  public static final byte STDIN = 0;
  public static final byte STDOUT = 1;
  public static final byte STDERR = 2;
  private static final byte CONTROL = 3;
  private static final String PROTOCOL = "grampus.exec.v1";

  /** What the server sent. */
  public sealed interface Frame {
    /** Output of the process. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Output(byte channel, byte[] bytes) implements Frame {}

    /** The process has ended. */
    record Exit(int code) implements Frame {}

    /** The conversation is over without an exit code. */
    record Trouble(CliException problem) implements Frame {}
  }

  private final Receiver receiver;
  private final WebSocket socket;
  private final ReentrantLock sending = new ReentrantLock();

  private ExecSocket(Receiver receiver, WebSocket socket) {
    this.receiver = receiver;
    this.socket = socket;
  }

  static ExecSocket open(HttpClient http, ServerContext context, String tried, Route route) {
    var receiver = new Receiver(context, tried);
    URI url = URI.create(context.url().toString().replaceFirst("^http", "ws") + route.text());
    WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols(PROTOCOL);
    if (context.isSignedIn()) {
      builder.header("Authorization", "Bearer " + context.token());
    }
    try {
      return new ExecSocket(receiver, builder.buildAsync(url, receiver).join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw refused(tried, refused.getResponse());
      }
      throw Api.unreachable(context, tried, e);
    }
  }

  private static CliException refused(String tried, HttpResponse<?> response) {
    try {
      JsonNode body = JsonMapper.shared().readTree(String.valueOf(response.body()));
      if (body.isObject()) {
        return Problems.read(body, response.statusCode());
      }
    } catch (JacksonException e) {
      // told below
    }
    return new CliException(
        Problems.exit(response.statusCode()),
        tried,
        "the server answered HTTP " + response.statusCode(),
        "");
  }

  /** Blocks for the next frame; empty when the server has closed. */
  public Optional<Frame> next() throws InterruptedException {
    return receiver.next();
  }

  /** Sends input; blocks while the network is full. */
  public void input(byte[] bytes, int length) {
    send(STDIN, ByteBuffer.wrap(bytes, 0, length));
  }

  public void closeInput() {
    control("{\"closeStdin\":true}");
  }

  public void resize(int columns, int rows) {
    control("{\"resize\":{\"columns\":" + columns + ",\"rows\":" + rows + "}}");
  }

  private void control(String json) {
    send(CONTROL, ByteBuffer.wrap(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private void send(byte channel, ByteBuffer bytes) {
    ByteBuffer frame = ByteBuffer.allocate(bytes.remaining() + 1).put(channel).put(bytes).flip();
    sending.lock();
    try {
      var _ = socket.sendBinary(frame, true).join();
    } catch (CompletionException e) {
      // the receiver tells how the conversation ended
    } finally {
      sending.unlock();
    }
  }

  @Override
  public void close() {
    socket.abort();
    receiver.end(); // an aborted socket tells its listener nothing
  }

  /** Collects frames, one message at a time. */
  private static final class Receiver implements WebSocket.Listener {
    private final ServerContext context;
    private final String tried;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final BlockingQueue<Optional<Frame>> frames = new LinkedBlockingQueue<>();
    private volatile @Nullable WebSocket socket;

    Receiver(ServerContext context, String tried) {
      this.context = context;
      this.tried = tried;
    }

    Optional<Frame> next() throws InterruptedException {
      WebSocket open = socket;
      if (frames.isEmpty() && open != null) {
        open.request(1);
      }
      return frames.take();
    }

    void end() {
      frames.add(Optional.empty());
    }

    @Override
    public void onOpen(WebSocket webSocket) {
      socket = webSocket;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(
        WebSocket webSocket, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      partial.writeBytes(bytes);
      if (!last) {
        webSocket.request(1);
        return null;
      }
      byte[] frame = partial.toByteArray();
      partial.reset();
      read(frame).ifPresentOrElse(f -> frames.add(Optional.of(f)), () -> webSocket.request(1));
      return null;
    }

    private Optional<Frame> read(byte[] frame) {
      if (frame.length == 0) {
        return Optional.empty();
      }
      if (frame[0] == STDOUT || frame[0] == STDERR) {
        return Optional.of(
            new Frame.Output(frame[0], java.util.Arrays.copyOfRange(frame, 1, frame.length)));
      }
      JsonNode control = JsonMapper.shared().readTree(frame, 1, frame.length - 1);
      if (control.has("exit")) {
        return Optional.of(new Frame.Exit(control.path("exit").asInt(0)));
      }
      return control.has("problem")
          ? Optional.of(new Frame.Trouble(Problems.read(control.path("problem"), 500)))
          : Optional.empty();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      end();
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      frames.add(Optional.of(new Frame.Trouble(Api.unreachable(context, tried, error))));
    }
  }
}
