package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells or changes how long audit rows are kept. */
@Command
final class RetentionCommand extends Subcommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "DAYS",
      description = "Keep them so long from now on; only told when left out.",
      defaultValue = "-1")
  int days;

  RetentionCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    Route route = Route.of("audit", "settings");
    JsonNode settings =
        days < 0
            ? api().get("ask how long audit rows are kept", route)
            : api()
                .send(
                    "keep audit rows for " + days + " days",
                    "PUT",
                    route,
                    JsonMapper.shared().createObjectNode().put("retentionDays", days));
    cli.out().println(Rows.number(settings, "retentionDays") + " days");
    return DONE;
  }
}
