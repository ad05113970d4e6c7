package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a deploy would do, and how the files are understood. */
@Command
final class StackConfigCommand extends Subcommand {
  @Option(
      names = {"-c", "--compose-file"},
      paramLabel = "FILE",
      description = "A Compose file; may be repeated; the folder's own when left out.")
  List<String> files = new ArrayList<>();

  @Option(names = "--env-file", paramLabel = "FILE", description = "Instead of .env.")
  List<String> envFiles = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "With the services of that profile; may be repeated.")
  List<String> profiles = new ArrayList<>();

  @Option(names = "--prune", description = "As deploy with --prune.")
  boolean prune;

  @Parameters(
      paramLabel = "STACK",
      arity = "0..1",
      description = "Plan a deploy of this stack; the merged files are shown when left out.",
      defaultValue = "")
  String stack = "";

  StackConfigCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    var packer = new BundlePacker(cli);
    if (stack.isEmpty()) {
      cli.foreignLine(packer.canonical(files, envFiles, profiles).toPrettyString());
      return DONE;
    }
    ObjectNode question = JsonMapper.shared().createObjectNode().put("prune", prune);
    question.set("bundle", packer.pack(stack, files, envFiles, profiles));
    JsonNode plan =
        api().post("plan stack \"" + stack + "\"", Route.of("stacks", stack, "plan"), question);
    new PlanPrinter(cli).print(plan, true);
    return DONE;
  }
}
