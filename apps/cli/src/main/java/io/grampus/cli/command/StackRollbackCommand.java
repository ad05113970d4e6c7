package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs an earlier revision of a stack again. */
@Command
final class StackRollbackCommand extends Subcommand {
  @Parameters(paramLabel = "STACK")
  String stack = "";

  @Option(
      names = "--to",
      paramLabel = "REVISION",
      description = "Which; the last healthy one before the present when left out.",
      defaultValue = "0")
  long revision;

  @Option(names = "--supersede", description = "Take over from a rollout that is still running.")
  boolean supersede;

  @Option(
      names = {"-d", "--detach"},
      description = "Do not wait for the end.")
  boolean detach;

  StackRollbackCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() throws InterruptedException {
    ObjectNode order = JsonMapper.shared().createObjectNode().put("supersede", supersede);
    if (revision > 0) {
      order.put("revision", revision);
    }
    JsonNode rollout =
        api()
            .post(
                "roll back stack \"" + stack + "\"", Route.of("stacks", stack, "rollback"), order);
    return new RolloutFollower(cli, false).follow("roll back", rollout, detach);
  }
}
