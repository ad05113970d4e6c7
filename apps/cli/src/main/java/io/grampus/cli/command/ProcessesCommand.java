package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.TableLayout;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the processes in a container. */
@Command
final class ProcessesCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "CONTAINER")
  String name = "";

  @Parameters(index = "1..*", paramLabel = "PS_OPTION", description = "Arguments for ps.")
  List<String> args = new ArrayList<>();

  ProcessesCommand(Cli cli) {
    super(cli);
  }

  @Override
  String states() {
    return "running";
  }

  @Override
  int run() {
    JsonNode answer =
        api()
            .get(
                "list the processes of container \"" + name + "\"",
                Route.of("containers", name, "processes").withIf("args", String.join(" ", args)));
    List<Column> columns =
        Rows.texts(answer, "titles").stream().map(t -> Column.of(t, t, _ -> "")).toList();
    List<List<String>> cells = new ArrayList<>();
    for (JsonNode process : answer.path("processes")) {
      List<String> line = new ArrayList<>();
      process.forEach(c -> line.add(c.asString("")));
      cells.add(line);
    }
    new TableLayout(columns, cli.tableWidth(), cli.paint())
        .lines(cells, true)
        .forEach(cli.out()::println);
    return DONE;
  }
}
