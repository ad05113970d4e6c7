package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import java.io.PrintStream;

/** Does something for several objects: one that fails does not keep the others from being done. */
final class Troubles {
  private final Cli cli;
  private ExitCode worst = ExitCode.DONE;

  Troubles(Cli cli) {
    this.cli = cli;
  }

  void attempt(Runnable work) {
    try {
      work.run();
    } catch (CliException e) {
      if (e.exit() == ExitCode.UNREACHABLE || e.exit() == ExitCode.USAGE) {
        throw e; // the others would fail the same way
      }
      note(e);
    }
  }

  /** As {@link #attempt}, for objects that fail each for itself: one may not be reached. */
  void attemptEach(Runnable work) {
    try {
      work.run();
    } catch (CliException e) {
      note(e);
    }
  }

  private void note(CliException e) {
    print(cli.err(), e);
    worst = e.exit();
  }

  /** The exit code of the last one that failed. */
  int exit() {
    return worst.number();
  }

  /** The lines that people read. */
  static void print(PrintStream err, CliException e) {
    err.println(e.sentence());
    if (!e.next().isEmpty()) {
      err.println("  Next: " + e.next());
    }
  }
}
