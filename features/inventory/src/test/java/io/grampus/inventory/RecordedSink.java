package io.grampus.inventory;

import io.grampus.kernel.EventSink;
import io.grampus.kernel.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A client that keeps what it was sent, with the time. */
final class RecordedSink implements EventSink {
  record Sent(String event, JsonNode json, long nanos) {}

  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final List<Runnable> closers = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;

  @Override
  public void send(String event, Object data) {
    sendRendered(event, Json.MAPPER.writeValueAsBytes(data));
  }

  @Override
  public void sendRendered(String event, byte[] json) {
    sent.add(new Sent(event, Json.MAPPER.readTree(json), System.nanoTime()));
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void onClose(Runnable action) {
    closers.add(action);
  }

  void close() {
    open = false;
    closers.forEach(Runnable::run);
  }

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  List<String> events() {
    return sent.stream().map(Sent::event).toList();
  }

  JsonNode last() {
    return sent.getLast().json();
  }

  /** The rows that a client shows who applied everything that was sent. */
  java.util.Map<String, JsonNode> shown() {
    var rows = new java.util.TreeMap<String, JsonNode>();
    for (Sent one : sent) {
      if (one.event().equals("snapshot")) {
        rows.clear();
        one.json().path("items").forEach(row -> rows.put(row.path("id").asString(), row));
      } else if (one.event().equals("delta")) {
        one.json().path("upserts").forEach(row -> rows.put(row.path("id").asString(), row));
        one.json().path("removes").forEach(id -> rows.remove(id.asString()));
      }
    }
    return rows;
  }
}
