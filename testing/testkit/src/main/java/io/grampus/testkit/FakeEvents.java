package io.grampus.testkit;

import io.grampus.wire.BodyOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ObjectNode;

/** What happened in the fake engine: the last thousand events, and those who follow. */
final class FakeEvents {
  private static final int KEPT = 1000;
  private static final ObjectNode END = FakeJson.object();
  private final Deque<ObjectNode> kept = new ArrayDeque<>();
  private final Set<BlockingQueue<ObjectNode>> followers = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();

  void emit(String type, String action, String id, ObjectNode attributes) {
    Instant now = Instant.now();
    ObjectNode event = FakeJson.object();
    if (type.equals("container")) {
      event.put("status", action).put("id", id).put("from", attributes.path("image").asString(""));
    }
    event.put("Type", type).put("Action", action);
    event.putObject("Actor").put("ID", id).set("Attributes", attributes);
    event.put("scope", swarmWide(type) ? "swarm" : "local").put("time", now.getEpochSecond());
    event.put("timeNano", now.getEpochSecond() * 1_000_000_000L + now.getNano());
    lock.lock();
    try {
      kept.addLast(event);
      if (kept.size() > KEPT) {
        kept.removeFirst();
      }
      followers.forEach(follower -> follower.add(event));
    } finally {
      lock.unlock();
    }
  }

  private static boolean swarmWide(String type) {
    return Set.of("node", "service", "secret", "config").contains(type);
  }

  /** Ends all streams, as an engine that stops does. */
  void endAll() {
    followers.forEach(follower -> follower.add(END));
  }

  void stream(FakeCall call) throws IOException {
    FakeFilters filters = call.filters();
    double since = seconds(call.query("since"), Double.MAX_VALUE);
    double until = seconds(call.query("until"), Double.MAX_VALUE);
    BlockingQueue<ObjectNode> queue = new LinkedBlockingQueue<>();
    // before the head: who has read it misses nothing that comes then
    follow(queue, since);
    try (BodyOutput out = call.stream("application/json")) {
      call.exchange().whenClientLeaves(() -> queue.add(END));
      copy(queue, until, filters, out);
    } finally {
      followers.remove(queue);
    }
  }

  private void follow(BlockingQueue<ObjectNode> queue, double since) {
    lock.lock();
    try {
      kept.stream().filter(event -> time(event) >= since).forEach(queue::add);
      followers.add(queue);
    } finally {
      lock.unlock();
    }
  }

  private static void copy(
      BlockingQueue<ObjectNode> queue, double until, FakeFilters filters, BodyOutput out)
      throws IOException {
    while (true) {
      double left = until - System.currentTimeMillis() / 1e3;
      ObjectNode event = next(queue, (long) Math.min(1e9, Math.max(0, left * 1e3)));
      if (event.isEmpty() || time(event) > until) {
        return;
      }
      if (matches(event, filters)) {
        out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  private static ObjectNode next(BlockingQueue<ObjectNode> queue, long millis) {
    try {
      ObjectNode event = queue.poll(millis, TimeUnit.MILLISECONDS);
      return event == null ? END : event;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

  private static boolean matches(ObjectNode event, FakeFilters filters) {
    String type = event.path("Type").asString("");
    String id = event.path("Actor").path("ID").asString("");
    String name = event.path("Actor").path("Attributes").path("name").asString("");
    for (String kind : List.of("container", "service", "network", "volume", "node", "image")) {
      if (!filters.any(
          kind, wanted -> type.equals(kind) && (id.startsWith(wanted) || name.equals(wanted)))) {
        return false;
      }
    }
    String action = event.path("Action").asString("");
    return filters.any("type", type::equals)
        && filters.any("event", wanted -> action.equals(wanted) || action.startsWith(wanted + ":"))
        && filters.any("scope", event.path("scope").asString("")::equals)
        && filters.labels(event.path("Actor").path("Attributes"));
  }

  private static double time(ObjectNode event) {
    return event.path("timeNano").asLong(0) / 1e9;
  }

  private static double seconds(String text, double otherwise) {
    if (text.isEmpty()) {
      return otherwise;
    }
    return text.contains("T") ? Instant.parse(text).toEpochMilli() / 1e3 : Double.parseDouble(text);
  }
}
