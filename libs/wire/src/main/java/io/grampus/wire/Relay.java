package io.grampus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Joins two connections until both halves have ended. The end of one side's half ends the other's
 * output and nothing more, so that what is still under way in the other direction arrives.
 *
 * <p>The copying runs on platform threads: a virtual thread takes three to five times the CPU for
 * it, because each read goes through the poller (ADR 0003).
 */
public final class Relay {
  private static final int BUFFER = 128 * 1024;

  private Relay() {}

  /** Copies in both directions until both have ended, then closes both connections. */
  public static void between(Connection a, Connection b) throws IOException {
    try (a;
        b) {
      Thread forth = start(a, b);
      Thread back = start(b, a);
      forth.join();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while relaying", e);
    }
  }

  private static Thread start(Connection from, Connection to) {
    return Thread.ofPlatform()
        .daemon()
        .name("wire-relay from " + from.peer())
        .start(() -> copyOrDrop(from, to));
  }

  /** Copies one direction until {@code from} ends its half, then ends the output of {@code to}. */
  public static void copy(Connection from, Connection to) throws IOException {
    // direct, so that the socket reads into it and writes from it without another copy
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    while (from.read(buffer) >= 0) {
      to.write(buffer.flip());
      buffer.clear();
    }
    to.shutdownOutput();
  }

  private static void copyOrDrop(Connection from, Connection to) {
    try {
      copy(from, to);
    } catch (IOException e) {
      // one side is gone: what the other still sends has no reader
      from.close();
      to.close();
    }
  }
}
