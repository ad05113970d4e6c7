package io.grampus.server;

import io.grampus.kernel.Duplex;
import io.grampus.kernel.StreamClosedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * A WebSocket of binary frames as a blocking duplex.
 *
 * <p>Public because Jetty calls it by reflection. The next frame is asked for only when the one
 * before was read, so a slow reader slows the client down. Pings notice a client that left without
 * a word.
 */
public final class Conversation implements Session.Listener, Duplex {
  private static final Duration PING = Duration.ofSeconds(20);
  private static final Duration GONE = Duration.ofSeconds(70);
  private static final byte CONTROL = 3;
  private static final byte[] END = new byte[0];

  private final Consumer<Conversation> talk;
  private final Runnable never;
  private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(2);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Session> session = Optional.empty();

  /**
   * @param talk runs on its own thread once the socket is open
   * @param never runs when the socket fails before it opens
   */
  Conversation(Consumer<Conversation> talk, Runnable never) {
    this.talk = talk;
    this.never = never;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setIdleTimeout(GONE);
    session = Optional.of(opened);
    Thread.ofVirtual().name("conversation").start(() -> talk.accept(this));
    Thread.ofVirtual().name("conversation-ping").start(this::ping);
    opened.demand();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] frame = new byte[payload.remaining()];
    payload.get(frame);
    callback.succeed();
    if (frame.length == 0) {
      session.ifPresent(Session::demand);
    } else {
      var _ = frames.offer(frame);
    }
  }

  @Override
  public void onWebSocketText(String message) {
    close(1003, "binary frames only");
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    if (session.isEmpty()) {
      never.run();
    }
    end();
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    end();
    callback.succeed();
  }

  @Override
  public Optional<byte[]> read() {
    try {
      byte[] frame = frames.take();
      if (frame.length == 0) {
        var _ = frames.offer(END);
        return Optional.empty();
      }
      session.ifPresent(Session::demand);
      return Optional.of(frame);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void send(byte[] frame) {
    Session to = session.orElseThrow(StreamClosedException::new);
    var sent = new Sent();
    to.sendBinary(ByteBuffer.wrap(frame), sent);
    sent.await(closed);
  }

  @Override
  public void close(int code, String reason) {
    session.ifPresent(s -> s.close(code, reason, Callback.NOOP));
    end();
  }

  /** Tells a problem in a control frame, then closes. */
  void fail(byte[] problem) {
    byte[] head = "{\"problem\":".getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(1 + head.length + problem.length + 1);
    frame.put(CONTROL).put(head).put(problem).put((byte) '}');
    try {
      send(frame.array());
      close(1011, "problem");
    } catch (StreamClosedException e) {
      end();
    }
  }

  private void end() {
    closed.countDown();
    var _ = frames.offer(END);
  }

  private void ping() {
    try {
      while (!closed.await(PING.toMillis(), TimeUnit.MILLISECONDS)) {
        session.ifPresent(s -> s.sendPing(ByteBuffer.allocate(0), Callback.NOOP));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until one frame is with the network. */
  private static final class Sent implements Callback, Invocable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean failed;

    @Override
    public void succeed() {
      done.countDown();
    }

    @Override
    public void fail(Throwable cause) {
      failed = true;
      done.countDown();
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    void await(CountDownLatch closed) {
      try {
        while (!done.await(1, TimeUnit.SECONDS)) {
          if (closed.getCount() == 0) {
            throw new StreamClosedException();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StreamClosedException();
      }
      if (failed) {
        throw new StreamClosedException();
      }
    }
  }
}
