package io.grampus.images;

import io.grampus.kernel.EventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/** Lets several threads send to one client, one event after the other. */
final class SharedSink implements EventSink {
  private final EventSink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> closing = new CopyOnWriteArrayList<>();

  SharedSink(EventSink sink) {
    this.sink = sink;
    sink.onClose(() -> closing.forEach(Runnable::run));
  }

  @Override
  public void send(String event, Object data) {
    lock.lock();
    try {
      sink.send(event, data);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sendRendered(String event, byte[] json) {
    lock.lock();
    try {
      sink.sendRendered(event, json);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isOpen() {
    return sink.isOpen();
  }

  @Override
  public void onClose(Runnable action) {
    closing.add(action);
    if (!sink.isOpen()) {
      action.run();
    }
  }
}
