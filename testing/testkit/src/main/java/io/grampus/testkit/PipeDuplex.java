package io.grampus.testkit;

import io.grampus.kernel.Duplex;
import io.grampus.kernel.StreamClosedException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Both ends of a WebSocket inside one process; each direction holds a few frames, then blocks. */
public final class PipeDuplex implements Duplex {
  private static final int WINDOW = 4;

  /** Frames are never empty: each starts with its channel. */
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> toServer = new ArrayBlockingQueue<>(WINDOW);
  private final BlockingQueue<byte[]> toClient = new ArrayBlockingQueue<>(WINDOW);
  private volatile boolean left;

  public PipeDuplex() {}

  /** Sends a frame as the client. */
  public void clientSends(byte[] frame) throws InterruptedException {
    toServer.put(frame);
  }

  /** The next frame that the client gets; empty when the server has ended. */
  public Optional<byte[]> clientReads() throws InterruptedException {
    byte[] frame = toClient.poll(60, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("no frame came for a minute");
    }
    return frame.length == 0 ? Optional.empty() : Optional.of(frame);
  }

  /** The client goes away. */
  public void clientLeaves() throws InterruptedException {
    left = true;
    toServer.put(END);
  }

  /** Tells the client that nothing will follow, as the server does when a handler returns. */
  public void end() throws InterruptedException {
    toClient.put(END);
  }

  @Override
  public Optional<byte[]> read() {
    try {
      byte[] frame = toServer.take();
      return frame.length == 0 ? Optional.empty() : Optional.of(frame);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void send(byte[] frame) {
    try {
      while (!left) {
        if (toClient.offer(frame, 20, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new StreamClosedException();
  }

  @Override
  public void close(int code, String reason) {
    left = true;
  }
}
