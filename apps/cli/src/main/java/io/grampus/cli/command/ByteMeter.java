package io.grampus.cli.command;

import io.grampus.cli.text.Amounts;

/** Shows on a terminal how many bytes there were; nothing of what is done in a moment. */
final class ByteMeter {
  private static final long PAUSE_NANOS = 200_000_000;

  private final Cli cli;
  private final String verb;
  private final boolean silent;
  private long shownAt = System.nanoTime();
  private boolean shown;

  ByteMeter(Cli cli, String verb, boolean silent) {
    this.cli = cli;
    this.verb = verb;
    this.silent = silent || !cli.screen().isErr();
  }

  void at(long count) {
    show(count, "");
  }

  void at(long count, long all) {
    show(count, " of " + Amounts.size(all));
  }

  private void show(long count, String of) {
    long now = System.nanoTime();
    if (!silent && now - shownAt > PAUSE_NANOS) {
      shownAt = now;
      shown = true;
      cli.err().print("\r" + verb + " " + Amounts.size(count) + of + " …\u001b[K");
      cli.err().flush();
    }
  }

  /** Takes the line away. */
  void clear() {
    if (shown) {
      cli.err().print("\r\u001b[K");
      cli.err().flush();
      shown = false;
    }
  }
}
