package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists where a container's ports are published. */
@Command
final class PortCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "CONTAINER")
  String container = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PORT[/PROTOCOL]",
      description = "Only this port of the container.",
      defaultValue = "")
  String port = "";

  PortCommand(Cli cli) {
    super(cli);
  }

  @Override
  String states() {
    return "running";
  }

  @Override
  int run() {
    String tried = "list the ports of container \"" + container + "\"";
    JsonNode row = api().get(tried, Route.of("containers", container)).path("row");
    String wanted = port.isEmpty() || port.contains("/") ? port : port + "/tcp";
    List<JsonNode> published =
        StreamSupport.stream(row.path("ports").spliterator(), false)
            .filter(p -> Rows.number(p, "published") > 0)
            .filter(p -> wanted.isEmpty() || inside(p).equals(wanted))
            .toList();
    if (published.isEmpty() && !wanted.isEmpty()) {
      throw new CliException(
          ExitCode.NOT_FOUND,
          tried,
          "port " + wanted + " is not published",
          "See what is: grampus container port " + container + ".");
    }
    for (JsonNode p : published) {
      String ip = Rows.text(p, "ip");
      String where = (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + Rows.number(p, "published");
      cli.foreignLine(wanted.isEmpty() ? inside(p) + " -> " + where : where);
    }
    return DONE;
  }

  private static String inside(JsonNode port) {
    return Rows.number(port, "port") + "/" + Rows.text(port, "protocol");
  }
}
