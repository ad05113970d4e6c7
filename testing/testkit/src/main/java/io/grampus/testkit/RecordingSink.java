package io.grampus.testkit;

import io.grampus.kernel.EventSink;
import io.grampus.kernel.Json;
import io.grampus.kernel.StreamClosedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps the events it is sent; takes one only when it has a permit, as a slow client does. */
public final class RecordingSink implements EventSink {
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<Runnable> whenClosed = new CopyOnWriteArrayList<>();
  private final Semaphore permits;
  private volatile boolean open = true;

  /** One event. */
  public record Event(String name, String json) {}

  private RecordingSink(int permits) {
    this.permits = new Semaphore(permits);
  }

  /** Takes everything at once. */
  public static RecordingSink eager() {
    return new RecordingSink(Integer.MAX_VALUE);
  }

  /** Takes nothing until it is told to. */
  public static RecordingSink slow() {
    return new RecordingSink(0);
  }

  /** Lets so many more events in. */
  public void take(int more) {
    permits.release(more);
  }

  public List<Event> events() {
    return events;
  }

  /** The JSON of the events with that name. */
  public List<String> events(String name) {
    return events.stream().filter(e -> e.name().equals(name)).map(Event::json).toList();
  }

  /** The client leaves. */
  public void leave() {
    open = false;
    whenClosed.forEach(Runnable::run);
  }

  @Override
  public void send(String event, Object data) {
    sendRendered(event, Json.MAPPER.writeValueAsBytes(data));
  }

  @Override
  public void sendRendered(String event, byte[] json) {
    try {
      while (open && !permits.tryAcquire(10, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    }
    if (!open) {
      throw new StreamClosedException();
    }
    events.add(new Event(event, new String(json, StandardCharsets.UTF_8)));
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void onClose(Runnable action) {
    whenClosed.add(action);
  }
}
