package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Asks the person at the terminal. */
final class Prompt {
  private final Cli cli;

  Prompt(Cli cli) {
    this.cli = cli;
  }

  boolean canAsk() {
    return cli.screen().isIn() && cli.screen().isErr();
  }

  String line(String question) {
    cli.err().print(question);
    cli.err().flush();
    return readLine();
  }

  boolean confirm(String question) {
    return line(question + " [y/N] ").strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes");
  }

  /** A password, not shown while it is typed. */
  String password(String question) {
    Console console = Objects.requireNonNull(System.console(), "JDK 22 and newer have one");
    if (!console.isTerminal()) {
      return line(question);
    }
    char[] typed = console.readPassword("%s", question);
    return typed == null ? "" : new String(typed);
  }

  /** All of the standard input without the last newline. */
  String input() {
    try {
      String all = new String(cli.in().readAllBytes(), StandardCharsets.UTF_8);
      return all.replaceFirst("\\r?\\n$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses to ask when nobody can answer. */
  void need(String tried, String option) {
    if (!canAsk()) {
      throw CliException.usage(tried, "there is no terminal to ask for it", "Give " + option + ".");
    }
  }

  private String readLine() {
    var line = new ByteArrayOutputStream();
    try {
      for (int b = cli.in().read(); b >= 0 && b != '\n'; b = cli.in().read()) {
        line.write(b);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }
}
