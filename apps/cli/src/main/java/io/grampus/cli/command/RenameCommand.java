package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a container another name. */
@Command
final class RenameCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "CONTAINER")
  String name = "";

  @Parameters(index = "1", paramLabel = "NEW_NAME")
  String other = "";

  RenameCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    api()
        .post(
            "rename container \"" + name + "\"",
            Route.of("containers", name, "rename").with("name", other));
    return DONE;
  }
}
