package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.Route;
import io.grampus.cli.remote.ShellLine;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands for the agents of nodes. */
final class AgentCommands {
  private AgentCommands() {}

  /** Makes a join code and shows what to run with it. */
  @Command
  static final class JoinToken extends Subcommand {
    @Parameters(
        paramLabel = "NODE",
        arity = "0..1",
        defaultValue = "",
        description = "The only node that may use it; any node without.")
    String node = "";

    @Option(
        names = "--minutes",
        paramLabel = "N",
        defaultValue = "60",
        description = "How long it is good, 1440 at most (${DEFAULT-VALUE}).")
    int minutes = 60;

    @Option(
        names = {"-q", "--quiet"},
        description = "Print the code alone.")
    boolean quiet;

    JoinToken(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ObjectNode body = JsonMapper.shared().createObjectNode().put("minutes", minutes);
      if (!node.isEmpty()) {
        body.put("node", node);
      }
      JsonNode invite = api().post("make a join code", Route.of("agents", "invites"), body);
      String code = text(invite, "code");
      if (quiet) {
        cli.out().println(code);
        return DONE;
      }
      cli.err().println("Run this on the node within " + minutes + " minutes; it works once:");
      String url = api().context().url().toString();
      cli.out().println(ShellLine.of(List.of("grampus", "agent", "join", url, "--code", code)));
      cli.err().println("Then, or in a service of it: grampus agent run");
      return DONE;
    }
  }

  /** Revokes the certificates of agents. */
  @Command
  static final class Remove extends Subcommand {
    @Parameters(paramLabel = "NODE", arity = "1..*", description = "Names or identifiers.")
    List<String> names = new ArrayList<>();

    Remove(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      var troubles = new Troubles(cli);
      names.forEach(name -> troubles.attempt(() -> one(name)));
      return troubles.exit();
    }

    private void one(String name) {
      api().delete("remove the agent of node \"" + name + "\"", Route.of("agents", name));
      cli.foreignLine(name);
    }
  }
}
