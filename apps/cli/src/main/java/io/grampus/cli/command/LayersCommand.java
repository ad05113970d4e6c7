package io.grampus.cli.command;

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

/** Shows an image's layers, the lowest first: their sizes and who shares them. */
@Command
final class LayersCommand extends Subcommand {
  private static final int SHOWN = 50;

  private static final View LAYERS =
      View.of(
          "layer",
          "Diff",
          s ->
              List.of(
                  Column.of("#", "Index", text("index")),
                  Column.of("LAYER", "Diff", r -> digest(r, s.whole())),
                  Column.of("SIZE", "Size", LayersCommand::size).as(Role.NUMBER),
                  Column.of("SHARED WITH", "SharedWith", r -> shared(r, s.whole()))
                      .as(Role.ELASTIC),
                  Column.of("CREATED BY", "CreatedBy", r -> command(r, s.whole())).as(Role.ELASTIC),
                  Column.of("CHAIN", "Chain", text("chain")).as(Role.HIDDEN)));

  @Parameters(paramLabel = "IMAGE")
  String image = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, raw or a Go template.",
      defaultValue = "")
  String format = "";

  @Option(names = "--no-trunc", description = "Do not cut digests, names and commands.")
  boolean whole;

  @Mixin NodeOption at = new NodeOption();

  LayersCommand(Cli cli) {
    super(cli);
  }

  private static String digest(JsonNode layer, boolean whole) {
    return whole ? text(layer, "diff") : Rows.shortId(text(layer, "diff"));
  }

  private static String size(JsonNode layer) {
    long bytes = layer.path("size").asLong(-1);
    return bytes < 0 ? "unknown" : Amounts.size(bytes);
  }

  private static String shared(JsonNode layer, boolean whole) {
    List<String> with = Rows.texts(layer, "sharedWith");
    if (with.isEmpty()) {
      return "-";
    }
    return whole || with.size() <= 2
        ? String.join(", ", with.stream().map(Rows::shortName).toList())
        : Rows.shortName(with.getFirst()) + " and " + (with.size() - 1) + " more";
  }

  private static String command(JsonNode layer, boolean whole) {
    return Rows.cut(text(layer, "command").replaceAll("\\s+", " "), SHOWN, whole);
  }

  @Override
  int run() {
    JsonNode layers =
        api()
            .get(
                "show the layers of image \"" + image + "\"",
                at.on(Route.of("images", image, "layers")));
    new RowPrinter(cli, LAYERS, format, false, whole).print(layers.path("layers"));
    if (format.isEmpty()) {
      cli.out()
          .printf(
              "%n%d layers, %s: %s unique to this image, %s shared with others%n",
              layers.path("layers").size(),
              Amounts.size(Rows.number(layers, "size")),
              Amounts.size(Rows.number(layers, "unique")),
              Amounts.size(Rows.number(layers, "shared")));
      if (!layers.path("exact").asBoolean(true)) {
        cli.out().println("The image's history does not tell all sizes and commands for certain.");
      }
    }
    return DONE;
  }
}
