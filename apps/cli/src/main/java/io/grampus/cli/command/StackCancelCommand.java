package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Stops driving a stack's rollout; what was applied stays. */
@Command
final class StackCancelCommand extends Subcommand {
  @Parameters(paramLabel = "STACK")
  String stack = "";

  StackCancelCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    String tried = "cancel the rollout of stack \"" + stack + "\"";
    JsonNode page = api().get(tried, Route.of("stacks", stack, "rollouts"));
    JsonNode latest = page.path("items").path(0);
    if (!latest.isObject() || RolloutFollower.hasEnded(latest)) {
      throw new CliException(
          ExitCode.CONFLICT,
          tried,
          "none is running",
          "See what was deployed: grampus stack history " + stack + ".");
    }
    String id = Rows.text(latest, "id");
    api().post(tried, Route.of("rollouts", id, "cancel"));
    cli.foreignLine(id);
    return DONE;
  }
}
