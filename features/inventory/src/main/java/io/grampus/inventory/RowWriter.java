package io.grampus.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Writes rows from their rendered bytes, with their live members. */
final class RowWriter<R extends Row> {
  private static final int BUFFER = 64 * 1024;
  private final LiveMembers<R> live;
  private final OutputStream out;
  // one moment for all rows, and one question for the time
  private final Instant now;
  private final byte[] buffer = new byte[BUFFER];
  private final StringBuilder members = new StringBuilder(128);
  private int used;

  RowWriter(LiveMembers<R> live, OutputStream out) {
    this.live = live;
    this.now = live.instant();
    this.out = out;
  }

  /** Writes an array. */
  void rows(List<Entry<R>> entries) throws IOException {
    put((byte) '[');
    boolean first = true;
    for (Entry<R> entry : entries) {
      if (!first) {
        put((byte) ',');
      }
      first = false;
      row(entry);
    }
    put((byte) ']');
  }

  private void row(Entry<R> entry) throws IOException {
    put(entry.openJson(live));
    members.setLength(0);
    live.append(entry.row(), now, members);
    text(members);
    put((byte) '}');
  }

  /** Writes characters that must be ASCII, fewer than the buffer has room for. */
  void text(CharSequence ascii) throws IOException {
    int length = ascii.length();
    if (length > BUFFER - used) {
      flush();
    }
    for (int i = 0; i < length; i++) {
      buffer[used + i] = (byte) ascii.charAt(i);
    }
    used += length;
  }

  private void put(byte b) throws IOException {
    if (used == BUFFER) {
      flush();
    }
    buffer[used++] = b;
  }

  private void put(byte[] bytes) throws IOException {
    if (bytes.length > BUFFER - used) {
      flush();
    }
    if (bytes.length > BUFFER) {
      out.write(bytes);
      return;
    }
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
  }

  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }
}
