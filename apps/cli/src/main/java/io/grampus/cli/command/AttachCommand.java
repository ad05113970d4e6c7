package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import io.grampus.cli.screen.Tty;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks to a container's first process; Ctrl-P Ctrl-Q leaves it running. */
@Command
final class AttachCommand extends Subcommand {
  @Parameters(paramLabel = "CONTAINER")
  String container = "";

  @Option(
      names = "--detach-keys",
      paramLabel = "KEYS",
      description = "What to press to leave it running; ctrl-p,ctrl-q when left out.",
      defaultValue = DetachKeys.USUAL)
  String detachKeys = DetachKeys.USUAL;

  @Option(names = "--no-stdin", description = "Do not carry the standard input to it.")
  boolean noStdin;

  @Option(names = "--logs", description = "Show what it wrote before, first.")
  boolean logs;

  AttachCommand(Cli cli) {
    super(cli);
  }

  @Override
  String states() {
    return "running";
  }

  @Override
  int run() throws InterruptedException {
    String tried = "attach to container \"" + container + "\"";
    Route route =
        Route.of("containers", container, "attach").withIf("stdin", !noStdin).withIf("logs", logs);
    boolean tty =
        api()
            .get("inspect container \"" + container + "\"", Route.of("containers", container))
            .path("inspect")
            .path("Config")
            .path("Tty")
            .asBoolean(false);
    if (!tty || !cli.screen().isIn()) {
      return new Conversation(tried, api().converse(tried, route), DetachKeys.of(detachKeys))
          .onStreams(cli.in(), cli.out(), cli.err(), !noStdin);
    }
    try (Tty terminal = cli.terminal()) {
      Route sized = route.with("columns", terminal.columns()).with("rows", terminal.rows());
      return new Conversation(tried, api().converse(tried, sized), DetachKeys.of(detachKeys))
          .onTerminal(terminal, !noStdin);
    }
  }
}
