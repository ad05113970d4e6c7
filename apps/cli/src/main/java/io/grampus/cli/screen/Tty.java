package io.grampus.cli.screen;

import java.io.IOException;

/** A terminal that gives every key as it is pressed. */
public interface Tty extends AutoCloseable {
  int columns();

  int rows();

  /** Keys come as they are, Ctrl-C too, and nothing is echoed. */
  void raw();

  /** As it was. */
  void restore();

  /** Blocks for bytes; -1 at the end. */
  int read(byte[] buffer) throws IOException;

  /** Waits so long for a byte: -2 when there was none, -1 at the end. */
  int read(long millis) throws IOException;

  void write(String text);

  /** Calls back when the size changes. */
  void onResize(Runnable action);

  @Override
  void close();
}
