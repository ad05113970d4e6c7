package io.grampus.cli.command;

import io.grampus.cli.api.FrameReader;
import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what containers wrote, and what they write. */
@Command
abstract class LogsCommand extends Subcommand {
  @Parameters(paramLabel = "NAME")
  String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with new lines.")
  boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "LINES",
      description = "Only the last so many lines, or all, the default.",
      defaultValue = "all")
  String tail = "all";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Lines from then on: 10m, 2026-11-24T08:00:00Z.",
      defaultValue = "")
  String since = "";

  @Option(
      names = {"-t", "--timestamps"},
      description = "The time of each line.")
  boolean timestamps;

  private final String word;

  LogsCommand(Cli cli, String word) {
    super(cli);
    this.word = word;
  }

  /** With what only some logs have. */
  abstract Route more(Route route);

  /** Whether lines say from which task they are. */
  abstract boolean prefix();

  @Override
  final String object() {
    return word;
  }

  @Override
  final int run() {
    Route route =
        Route.of(word + "s", name, "logs")
            .withIf("follow", follow)
            .withIf("tail", tail.equals("all") ? "" : tail)
            .withIf("timestamps", timestamps)
            .withIf("since", Options.time("--since", since, cli.now()));
    try (FrameReader frames =
        api().frames("read the log of " + word + " \"" + name + "\"", more(route))) {
      new LogPrinter(cli, timestamps, prefix()).print(frames);
    }
    return DONE;
  }

  /** Of one container. */
  @Command
  static final class OfContainer extends LogsCommand {
    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "Lines before then.",
        defaultValue = "")
    String until = "";

    @Option(names = "--details", description = "What the log driver adds to each line.")
    boolean details;

    OfContainer(Cli cli) {
      super(cli, "container");
    }

    @Override
    Route more(Route route) {
      return route
          .withIf("details", details)
          .withIf("until", Options.time("--until", until, cli.now()));
    }

    @Override
    boolean prefix() {
      return false;
    }
  }

  /** Of tasks: those of a stack or a service, or a single one. */
  @Command
  static final class OfTasks extends LogsCommand {
    @Option(names = "--no-task-prefix", description = "Not from which task each line is.")
    boolean noPrefix;

    OfTasks(Cli cli, String word) {
      super(cli, word);
    }

    @Override
    Route more(Route route) {
      return route.withIf("prefix", prefix());
    }

    @Override
    boolean prefix() {
      return !noPrefix;
    }
  }
}
