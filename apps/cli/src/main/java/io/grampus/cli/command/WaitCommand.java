package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Waits until containers do not run, and prints how each ended. */
@Command
final class WaitCommand extends Subcommand {
  @Parameters(paramLabel = "CONTAINER", arity = "1..*")
  List<String> containers = new ArrayList<>();

  WaitCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    var troubles = new Troubles(cli);
    for (String container : containers) {
      troubles.attempt(() -> cli.out().println(exitCode(container)));
    }
    return troubles.exit();
  }

  private int exitCode(String container) {
    String tried = "wait for container \"" + container + "\"";
    try (EventReader events = api().events(tried, Route.of("containers", container, "wait"))) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        if (e.get().name().equals("exit")) {
          return (int) Rows.number(e.get().data(), "code");
        }
      }
    }
    throw new CliException(
        ExitCode.UNREACHABLE, tried, "the server ended the stream before the end", "Try again.");
  }
}
