package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.text.SafeText;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one command line. */
public final class Grampus {
  private final Cli cli;

  public Grampus(Cli cli) {
    this.cli = cli;
  }

  /** Does what the arguments say, and gives the exit code. */
  public int run(String... args) {
    List<String> words = List.of(args);
    if (!words.isEmpty() && words.getFirst().equals(Completion.COMMAND)) {
      new Completion(cli, words.subList(1, words.size())).print();
      return ExitCode.DONE.number();
    }
    CommandLine line = Tree.forArguments(cli, words);
    line.setOut(new PrintWriter(cli.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(cli.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler((e, _) -> misused(e));
    line.setExecutionExceptionHandler((e, _, _) -> failed(e));
    line.setExecutionStrategy(this::execute);
    try {
      return line.execute(args);
    } finally {
      cli.out().flush();
      cli.reconnect();
    }
  }

  private int execute(ParseResult parsed) {
    cli.choose(parsed.matchedOptionValue("--context", ""));
    return new CommandLine.RunLast().execute(parsed);
  }

  private int misused(ParameterException e) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName(" ");
    String but = SafeText.line(String.valueOf(e.getMessage()));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      boolean option = first.startsWith("-");
      but = "it has no " + (option ? "option " : "command or argument ") + SafeText.line(first);
    }
    cli.err().println("Tried to read the command line of " + name + ", but " + but + ".");
    String near = String.join(", ", suggestions(e));
    String hint = name.equals("grampus") ? Hints.instead(unknown(e)) : "";
    if (!near.isEmpty() && hint.isEmpty()) {
      cli.err().println("  Did you mean: " + near);
    }
    cli.err().println("  Next: " + (hint.isEmpty() ? name + " --help" : hint));
    return ExitCode.USAGE.number();
  }

  private static String unknown(ParameterException e) {
    return e instanceof CommandLine.UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched().getFirst()
        : "";
  }

  private static List<String> suggestions(ParameterException e) {
    return e instanceof CommandLine.UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions()
        : List.of();
  }

  private int failed(Exception e) {
    if (e instanceof CliException told) {
      cli.out().flush();
      Troubles.print(cli.err(), told);
      return told.exit().number();
    }
    String message =
        e instanceof UncheckedIOException io && io.getCause() != null
            ? String.valueOf(io.getCause().getMessage())
            : String.valueOf(e);
    cli.err().println("Tried to run the command, but it failed: " + SafeText.line(message));
    cli.err().println("  Next: Set GRAMPUS_DEBUG=1 to see where, and report it.");
    if (!cli.env().getOrDefault("GRAMPUS_DEBUG", "").isEmpty()) {
      e.printStackTrace(cli.err());
    }
    return ExitCode.PROBLEM.number();
  }
}
