package io.grampus.cli.screen;

/** A terminal that gives every key as it is pressed. */
public interface Tty extends AutoCloseable {
  int columns();

  int rows();

  /** Keys come as they are, Ctrl-C too, and nothing is echoed. */
  void raw();

  /** As it was. */
  void restore();

  /** Blocks for bytes; -1 at the end. */
  int read(byte[] buffer);

  /** Waits so long for a character: -2 when there was none, -1 at the end. */
  int read(long millis);

  void write(String text);

  /** A screen without a cursor, beside what was shown before. */
  void openScreen();

  /** Back to what was shown before. */
  void closeScreen();

  /** Calls back when the size changes. */
  void onResize(Runnable action);

  @Override
  void close();
}
