package io.grampus.agent;

import io.grampus.node.Words;
import io.grampus.wire.Body;
import io.grampus.wire.BodyInput;
import io.grampus.wire.Connection;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.WireClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Joins one connection to the engine with one request to the server: what the engine says is the
 * request's body, what the server says is its answer. Neither side is read faster than the other
 * takes it.
 */
record Carrier(WireClient server, Connection engine) {
  private static final int PIECE = 16 * 1024;

  /** Carries until the server lets go, or either side breaks. */
  void carry(String stream) throws IOException {
    var request =
        new Request("POST", Words.STREAMS + stream, Fields.none(), new Body.Stream(this::up));
    try (engine;
        Response answer = server.send(request)) {
      if (answer.status() == 200) {
        down(answer.body());
        awaitCut(answer);
      }
    }
  }

  private void up(OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    ByteBuffer buffer = ByteBuffer.wrap(piece);
    while (engine.read(buffer.clear()) >= 0) {
      out.write(piece, 0, buffer.position());
      out.flush();
    }
  }

  /** The end of what the server says is the end of this half alone: the engine may go on. */
  private void down(BodyInput in) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    while (in.read(buffer.clear()) >= 0) {
      engine.write(buffer.flip());
    }
    engine.shutdownOutput();
  }

  /** The server drops the connection when it needs no more of what the engine says. */
  private static void awaitCut(Response answer) {
    try (Connection rest = answer.takeOver()) {
      var _ = rest.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      // this is how it is dropped
    }
  }
}
