package io.grampus.containers;

import io.grampus.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A frame of the protocol {@code grampus.exec.v1}; docs/operating/exec-protocol.md has the rules.
 */
sealed interface ExecFrame {
  /** The WebSocket subprotocol. */
  String PROTOCOL = "grampus.exec.v1";

  /** The channel byte that a frame starts with. */
  byte STDIN = 0;

  byte STDOUT = 1;
  byte STDERR = 2;
  byte CONTROL = 3;

  /** Bytes for the process: all but the first of the frame. */
  record Input() implements ExecFrame {}

  /** The client's window has a new size. */
  record Resize(int columns, int rows) implements ExecFrame {}

  /** No input will follow. */
  record CloseStdin() implements ExecFrame {}

  /** Something that the protocol does not know. */
  record Malformed(String why) implements ExecFrame {}

  /** Reads a frame that a client sent. */
  static ExecFrame read(byte[] frame) {
    if (frame.length == 0) {
      return new Malformed("a frame is empty, without the byte that names its channel");
    }
    return switch (frame[0]) {
      case STDIN -> new Input();
      case CONTROL -> control(new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8));
      default -> new Malformed("a frame names channel " + (frame[0] & 0xff));
    };
  }

  private static ExecFrame control(String text) {
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      JsonNode size = node.path("resize");
      int columns = size.path("columns").asInt(0);
      int rows = size.path("rows").asInt(0);
      if (columns > 0 && rows > 0 && columns <= 0xffff && rows <= 0xffff) {
        return new Resize(columns, rows);
      }
      if (node.path("closeStdin").asBoolean(false)) {
        return new CloseStdin();
      }
    } catch (JacksonException e) {
      return new Malformed("a control frame is no JSON");
    }
    return new Malformed("a control frame holds neither a resize nor closeStdin");
  }

  /** A frame of output. */
  static byte[] output(byte channel, byte[] bytes, int from, int length) {
    byte[] frame = new byte[length + 1];
    frame[0] = channel;
    System.arraycopy(bytes, from, frame, 1, length);
    return frame;
  }

  /** The last frame: how the process ended. */
  static byte[] exit(int code) {
    return control("{\"exit\":" + code + "}", CONTROL);
  }

  private static byte[] control(String json, byte channel) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] frame = Arrays.copyOf(new byte[] {channel}, text.length + 1);
    System.arraycopy(text, 0, frame, 1, text.length);
    return frame;
  }
}
