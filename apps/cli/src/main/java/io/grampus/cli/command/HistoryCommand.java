package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.ago;
import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.Route;
import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Tells how an image was made, the newest step first. */
@Command
final class HistoryCommand extends Subcommand {
  private static final int SHOWN = 45;

  private static final View STEPS =
      View.of(
          "step",
          "ID",
          s ->
              List.of(
                  Column.of("IMAGE", "ID", r -> id(r, s.whole())),
                  Column.of("CREATED", "CreatedSince", ago("created", s.now())),
                  Column.of("CREATED BY", "CreatedBy", r -> command(r, s.whole())).as(Role.ELASTIC),
                  Column.of("SIZE", "Size", r -> Amounts.size(Rows.number(r, "size"))),
                  Column.of("COMMENT", "Comment", text("comment")),
                  Column.of("CREATED AT", "CreatedAt", text("created")).as(Role.HIDDEN)));

  @Parameters(paramLabel = "IMAGE")
  String image = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, raw or a Go template.",
      defaultValue = "")
  String format = "";

  @Option(names = "--no-trunc", description = "Do not cut commands and identifiers.")
  boolean whole;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only the identifiers.")
  boolean quiet;

  @Mixin NodeOption at = new NodeOption();

  HistoryCommand(Cli cli) {
    super(cli);
  }

  private static String id(JsonNode step, boolean whole) {
    String id = text(step, "id");
    return id.isEmpty() || id.equals("<missing>") ? "<missing>" : whole ? id : Rows.shortId(id);
  }

  private static String command(JsonNode step, boolean whole) {
    return Rows.cut(text(step, "command").replaceAll("\\s+", " "), SHOWN, whole);
  }

  @Override
  int run() {
    JsonNode history =
        api()
            .get(
                "tell the history of image \"" + image + "\"",
                at.on(Route.of("images", image, "history")));
    new RowPrinter(cli, STEPS, format, quiet, whole).print(history.path("steps"));
    return DONE;
  }
}
