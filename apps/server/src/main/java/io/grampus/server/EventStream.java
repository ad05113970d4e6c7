package io.grampus.server;

import io.grampus.kernel.EventSink;
import io.grampus.kernel.Json;
import io.grampus.kernel.StreamClosedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/**
 * Server-sent events to one client.
 *
 * <p>A quiet stream sends a comment now and then, which is also how a silent departure of the
 * client is noticed. The lock is held while a frame is written, because two frames must not mix;
 * whoever waits for it has something to send to the same client.
 */
final class EventStream implements EventSink, AutoCloseable {
  /** So that a client sees the head of a stream that has nothing to say yet. */
  private static final Duration FIRST_SIGN = Duration.ofMillis(250);

  private static final byte[] END = {'\n', '\n'};
  private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

  private final Exchange exchange;
  private final Duration keepAlive;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final List<Runnable> onClose = new ArrayList<>();
  private boolean open = true;
  private boolean started;
  private boolean wroteSinceSign;

  EventStream(Exchange exchange, Duration keepAlive) {
    this.exchange = exchange;
    this.keepAlive = keepAlive;
    exchange.request().addFailureListener(failure -> close());
    Thread.ofVirtual().name("keep-alive-" + exchange.id()).start(this::keepAlive);
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
    write(frames.array());
  }

  @Override
  public boolean isOpen() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onClose(Runnable action) {
    boolean late;
    lock.lock();
    try {
      late = !open;
      if (!late) {
        onClose.add(action);
      }
    } finally {
      lock.unlock();
    }
    if (late) {
      action.run();
    }
  }

  /** Whether the head is on its way, so that a problem can no longer be told by a status. */
  boolean started() {
    lock.lock();
    try {
      return started;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the stream in good order. */
  void finish() {
    lock.lock();
    try {
      if (open) {
        start();
        Content.Sink.write(exchange.response(), true, ByteBuffer.allocate(0));
      }
    } catch (IOException e) {
      // the client left first, which ends the stream just as well
    } finally {
      lock.unlock();
    }
    close();
  }

  /** Ends the stream for whoever still sends to it; runs what was registered, once. */
  @Override
  public void close() {
    List<Runnable> actions;
    lock.lock();
    try {
      open = false;
      ended.signalAll();
      actions = List.copyOf(onClose);
      onClose.clear();
    } finally {
      lock.unlock();
    }
    actions.forEach(Runnable::run);
  }

  private void write(byte[] frame) {
    lock.lock();
    try {
      if (!open) {
        throw new StreamClosedException();
      }
      start();
      wroteSinceSign = true;
      Content.Sink.write(exchange.response(), false, ByteBuffer.wrap(frame));
      return;
    } catch (IOException e) {
      open = false;
    } finally {
      lock.unlock();
    }
    close();
    throw new StreamClosedException();
  }

  private void start() {
    if (!started) {
      started = true;
      exchange.response().setStatus(200);
      exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    }
  }

  private void keepAlive() {
    Duration pause = FIRST_SIGN;
    while (quietFor(pause)) {
      try {
        write(COMMENT);
      } catch (StreamClosedException e) {
        return;
      }
      pause = keepAlive;
    }
  }

  /** Waits until nothing was written for a whole pause; false when the stream has ended. */
  private boolean quietFor(Duration pause) {
    lock.lock();
    try {
      do {
        wroteSinceSign = false;
        long left = pause.toNanos();
        while (open && left > 0) {
          left = ended.awaitNanos(left);
        }
      } while (open && wroteSinceSign);
      return open;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
