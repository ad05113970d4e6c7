package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells the versions of this program and of the server. */
@Command
final class VersionCommand extends Subcommand {
  @Option(names = "--client", description = "Only this program's; asks no server.")
  boolean client;

  @Option(names = "--format", paramLabel = "FORMAT", description = "json.", defaultValue = "")
  String format = "";

  VersionCommand(Cli cli) {
    super(cli);
  }

  static String own() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  int run() {
    if (format.equals("json")) {
      ObjectNode all = JsonMapper.shared().createObjectNode().put("client", own());
      if (!client) {
        all.set("server", server());
      }
      cli.foreignLine(all.toString());
      return DONE;
    }
    cli.out().println("grampus " + own() + ", Java " + Runtime.version());
    if (client) {
      return DONE;
    }
    try {
      JsonNode server = server();
      cli.out().println("server  " + cli.context().url());
      cli.foreignLine(
          "        " + Rows.text(server, "product") + " " + Rows.text(server, "version"));
      return DONE;
    } catch (CliException e) {
      Troubles.print(cli.err(), e);
      return e.exit().number();
    }
  }

  private JsonNode server() {
    return api().get("ask for the server's version", Route.of("status"));
  }
}
