package io.grampus.server;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A client of grampus.exec.v1 that is not made of the server's own code. */
final class ExecSocket implements WebSocket.Listener {
  final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final CompletableFuture<String> last = new CompletableFuture<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  ExecSocket(EngineServer server, String path) throws Exception {
    URI uri = URI.create(server.uri(path).toString().replace("https:", "wss:"));
    socket =
        server
            .http
            .newWebSocketBuilder()
            .subprotocols("grampus.exec.v1")
            .header("Authorization", server.bearer())
            .buildAsync(uri, this)
            .get(20, TimeUnit.SECONDS);
  }

  void type(byte[] bytes, int from, int length) throws Exception {
    ByteBuffer frame = ByteBuffer.allocate(length + 1);
    frame.put((byte) 0).put(bytes, from, length).flip();
    socket.sendBinary(frame, true).get(60, TimeUnit.SECONDS);
  }

  void control(String json) throws Exception {
    ByteBuffer frame = ByteBuffer.wrap(("\u0003" + json).getBytes(StandardCharsets.UTF_8));
    socket.sendBinary(frame, true).get(60, TimeUnit.SECONDS);
  }

  /** The last control object. */
  String last() throws Exception {
    return last.get(120, TimeUnit.SECONDS);
  }

  /** The code with which the server closed. */
  int closed() throws Exception {
    return closed.get(20, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean end) {
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    message.writeBytes(bytes);
    if (end) {
      byte[] frame = message.toByteArray();
      message.reset();
      if (frame[0] == 3) {
        last.complete(new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8));
      } else {
        stdout.write(frame, 1, frame.length - 1);
      }
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    last.completeExceptionally(error);
    closed.completeExceptionally(error);
  }
}
