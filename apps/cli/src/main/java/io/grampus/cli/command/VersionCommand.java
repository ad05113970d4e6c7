package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.text.SafeText;
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
    return version == null ? "0.1.0-SNAPSHOT" : version;
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
      server
          .properties()
          .forEach(m ->
              cli.out()
                  .println(
                      "  "
                          + SafeText.line(m.getKey() + " ")
                          + SafeText.line(
                              m.getValue().isValueNode()
                                  ? m.getValue().asString("")
                                  : m.getValue().toString())));
      return DONE;
    } catch (CliException e) {
      Troubles.print(cli.err(), e);
      return e.exit().number();
    }
  }

  private JsonNode server() {
    return api().get("ask for the server's version", Route.of("version"));
  }
}
