package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the paths that a container has changed: A for added, C for changed, D for deleted. */
@Command
final class DiffCommand extends Subcommand {
  @Parameters(paramLabel = "CONTAINER")
  String container = "";

  DiffCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    String tried = "list what container \"" + container + "\" changed";
    JsonNode answer = api().get(tried, Route.of("containers", container, "changes"));
    for (JsonNode change : answer.path("changes")) {
      String letter = Rows.text(change, "kind").substring(0, 1).toUpperCase(java.util.Locale.ROOT);
      cli.foreignLine(letter + " " + Rows.text(change, "path"));
    }
    return DONE;
  }
}
