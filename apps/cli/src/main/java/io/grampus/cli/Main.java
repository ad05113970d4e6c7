package io.grampus.cli;

import io.grampus.cli.command.Cli;
import io.grampus.cli.command.Grampus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The {@code grampus} command. */
public final class Main {
  private Main() {}

  /** Ends the process with the command's exit code. */
  public static void main(String[] args) {
    int exit = run(args);
    // connections that still close must not hold the process up
    Runtime.getRuntime().halt(exit);
  }

  static int run(String... args) {
    // a library of the Compose loader would tell that nobody takes its log
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    var cli =
        new Cli(
            System.in, out, err, System.getenv(), new HostScreen(System.getenv()), Instant::now);
    int exit = new Grampus(cli).run(args);
    out.flush();
    err.flush();
    return exit;
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }
}
