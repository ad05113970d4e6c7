package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Removes stacks, whatever is rolled out: services, then networks, configs and secrets. */
@Command
final class StackRemoveCommand extends Subcommand {
  @Parameters(paramLabel = "STACK", arity = "1..*")
  List<String> stacks = new ArrayList<>();

  @Option(names = "--volumes", description = "Its volumes on this node as well.")
  boolean volumes;

  @Option(
      names = {"-d", "--detach"},
      description = "Do not wait for the end.")
  boolean detach;

  StackRemoveCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() throws InterruptedException {
    int exit = DONE;
    for (String stack : stacks) {
      JsonNode rollout =
          api()
              .delete(
                  "remove stack \"" + stack + "\"",
                  Route.of("stacks", stack).withIf("volumes", volumes));
      exit = Math.max(exit, new RolloutFollower(cli, false).follow("remove", rollout, detach));
    }
    return exit;
  }
}
