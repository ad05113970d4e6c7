package io.grampus.containers;

import io.grampus.kernel.EventSink;
import io.grampus.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Keeps what was sent; takes an event only when it has a permit, as a slow client does. */
final class RecordingSink implements EventSink {
  final List<String> events = new CopyOnWriteArrayList<>();
  final Semaphore permits;
  private final List<Runnable> whenClosed = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;

  RecordingSink(int permits) {
    this.permits = new Semaphore(permits);
  }

  @Override
  public void send(String event, Object data) {
    sendRendered(event, Json.MAPPER.writeValueAsBytes(data));
  }

  @Override
  public void sendRendered(String event, byte[] json) {
    permits.acquireUninterruptibly();
    events.add(event + " " + new String(json, StandardCharsets.UTF_8));
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void onClose(Runnable action) {
    whenClosed.add(action);
  }

  void leave() {
    open = false;
    whenClosed.forEach(Runnable::run);
  }
}
