package io.grampus.server;

import io.grampus.kernel.EventSink;
import io.grampus.kernel.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Server-sent events to one client. */
final class EventStream extends LiveAnswer implements EventSink {
  private static final byte[] END = {'\n', '\n'};
  private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

  EventStream(Exchange exchange, Duration keepAlive) {
    super(exchange, "text/event-stream", COMMENT, keepAlive);
    watch();
  }

  @Override
  public void send(String event, Object data) {
    sendRendered(event, Json.MAPPER.writeValueAsBytes(data));
  }

  @Override
  public void sendRendered(String event, byte[] json) {
    sendRendered(event, List.of(json));
  }

  /** One write, so one TLS record rather than hundreds: the difference is a factor of two. */
  @Override
  public void sendRendered(String event, List<byte[]> jsons) {
    byte[] head = ("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8);
    int size = 0;
    for (byte[] json : jsons) {
      size += head.length + json.length + END.length;
    }
    ByteBuffer frames = ByteBuffer.allocate(size);
    for (byte[] json : jsons) {
      frames.put(head).put(json).put(END);
    }
    write(frames.flip());
  }

  @Override
  void fail(byte[] problem) {
    sendRendered("problem", problem);
  }
}
