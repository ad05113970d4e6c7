package io.grampus.server;

import io.grampus.kernel.ClientStream;
import io.grampus.kernel.StreamClosedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/**
 * An answer that goes on for as long as the client listens.
 *
 * <p>A quiet one sends a sign of life now and then, which is also how a silent departure of the
 * client is noticed. The lock is held while a frame is written, because two frames must not mix;
 * whoever waits for it has something to send to the same client.
 */
abstract sealed class LiveAnswer implements ClientStream, AutoCloseable
    permits EventStream, FrameStream {
  /** So that a client sees the head of a stream that has nothing to say yet. */
  private static final Duration FIRST_SIGN = Duration.ofMillis(250);

  private final Exchange exchange;
  private final String mediaType;
  private final byte[] sign;
  private final Duration keepAlive;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final List<Runnable> onClose = new ArrayList<>();
  private boolean open = true;
  private boolean started;
  private boolean wroteSinceSign;

  /**
   * @param sign what says nothing but that the stream lives
   */
  LiveAnswer(Exchange exchange, String mediaType, byte[] sign, Duration keepAlive) {
    this.exchange = exchange;
    this.mediaType = mediaType;
    this.sign = sign;
    this.keepAlive = keepAlive;
  }

  /** Begins to watch whether the client is there. */
  final void watch() {
    exchange.request().addFailureListener(failure -> close());
    Thread.ofVirtual().name("keep-alive-" + exchange.id()).start(this::keepAlive);
  }

  /** Tells what went wrong after the head was sent. */
  abstract void fail(byte[] problem);

  @Override
  public final boolean isOpen() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final void onClose(Runnable action) {
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
  final boolean started() {
    lock.lock();
    try {
      return started;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the stream in good order. */
  final void finish() {
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
  public final void close() {
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

  /** Sends whole frames; blocks while the client is slow. */
  final void write(ByteBuffer frames) {
    lock.lock();
    try {
      if (!open) {
        throw new StreamClosedException();
      }
      start();
      wroteSinceSign = true;
      Content.Sink.write(exchange.response(), false, frames);
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
      exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
      exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    }
  }

  private void keepAlive() {
    Duration pause = FIRST_SIGN;
    while (quietFor(pause)) {
      try {
        write(ByteBuffer.wrap(sign));
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
