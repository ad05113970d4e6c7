package io.grampus.cli.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What is typed, read by a thread of its own: a read of a terminal ends with the next key only, and
 * whoever waits for one must be able to stop before.
 */
final class Keyboard {
  private static final int CHUNK = 32 * 1024;

  private final LinkedBlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
  private byte[] chunk = {};
  private int at;
  private boolean ended;

  static Keyboard of(InputStream in) {
    var keyboard = new Keyboard();
    Thread.ofPlatform().daemon().name("keyboard").start(() -> keyboard.pump(in));
    return keyboard;
  }

  private void pump(InputStream in) {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        typed.add(Arrays.copyOf(buffer, n));
      }
    } catch (IOException e) {
      // the terminal is gone, which is an end as well
    }
    close();
  }

  /** Whoever waits gets the end. */
  void close() {
    typed.add(new byte[0]);
  }

  /** Blocks for bytes; -1 at the end. */
  int read(byte[] buffer) {
    if (!awaitChunk(Long.MAX_VALUE)) {
      return -1;
    }
    int count = Math.min(buffer.length, chunk.length - at);
    System.arraycopy(chunk, at, buffer, 0, count);
    at += count;
    return count;
  }

  /** Waits so long for a character: -2 when there was none, -1 at the end. */
  int read(long millis) {
    if (!awaitChunk(millis)) {
      return ended ? -1 : -2;
    }
    int first = chunk[at++] & 0xff;
    int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    int character = more == 0 ? first : first & (0x3f >> more);
    for (; more > 0 && awaitChunk(millis); more--) {
      character = (character << 6) | (chunk[at++] & 0x3f);
    }
    return character;
  }

  private boolean awaitChunk(long millis) {
    try {
      if (at == chunk.length && !ended) {
        byte[] next = typed.poll(millis, TimeUnit.MILLISECONDS);
        if (next == null) {
          return false;
        }
        ended = next.length == 0;
        chunk = next;
        at = 0;
      }
      return !ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
      return false;
    }
  }
}
