package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.Route;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists what was deployed, or shows the files of a revision. */
@Command
final class StackHistoryCommand extends Subcommand {
  private static final View REVISIONS =
      View.of(
          "revision",
          "Revision",
          s ->
              List.of(
                  Column.of("REVISION", "Revision", text("number")),
                  Column.of("WHEN", "When", Rows.ago("at", s.now())),
                  Column.of("WHO", "Who", text("who")),
                  Column.of("NOTE", "Note", text("note")).as(Role.ELASTIC),
                  Column.of("AT", "At", text("at")).as(Role.HIDDEN)));

  @Parameters(index = "0", paramLabel = "STACK")
  String stack = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REVISION",
      description = "Show its files.",
      defaultValue = "0")
  long revision;

  @Option(names = "--diff", description = "Show what it changed instead of its files.")
  boolean diff;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, raw or a Go template.",
      defaultValue = "")
  String format = "";

  StackHistoryCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    String tried = "tell the history of stack \"" + stack + "\"";
    Route route = Route.of("stacks", stack, "revisions");
    if (revision > 0) {
      show(api().get(tried, route.then(Long.toString(revision))));
      return DONE;
    }
    JsonNode page = api().get(tried, route);
    new RowPrinter(cli, REVISIONS, format, false, false).print(ListCommand.items(page));
    return DONE;
  }

  private void show(JsonNode found) {
    found
        .path(diff ? "diff" : "files")
        .properties()
        .forEach(file -> {
          cli.foreignLine("--- " + file.getKey());
          cli.foreignLine(file.getValue().asString("").stripTrailing());
        });
  }
}
