package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists rows of one kind. */
@Command
class ListCommand extends Subcommand {
  @Option(
      names = {"-f", "--filter"},
      paramLabel = "COND",
      description =
          "Only rows that fit: Docker's key=value, or the query language: state:exited cpu>50."
              + " May be repeated.")
  List<String> filters = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table, json (Docker's fields), raw (the API's rows), or a Go template:"
              + " 'table {{.ID}}\\t{{.Name}}'.",
      defaultValue = "")
  String format = "";

  @Option(names = "--no-trunc", description = "Do not cut identifiers and long cells.")
  boolean whole;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only the identifiers.")
  boolean quiet;

  @Option(names = "--watch", description = "Stay, and show changes as they happen.")
  boolean watch;

  @Option(
      names = "--sort",
      paramLabel = "FIELDS",
      description = "Order, such as -cpu,name; a minus turns it round.",
      defaultValue = "")
  String sort = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many rows; 0 for all, the default.",
      defaultValue = "0")
  int limit;

  final View view;

  ListCommand(Cli cli, View view) {
    super(cli);
    this.view = view;
  }

  /** Conditions that the command adds to those that were asked for. */
  List<String> conditions() {
    return List.of();
  }

  Route route() {
    return Route.of(view.plural());
  }

  String tried() {
    return "list " + view.plural();
  }

  @Override
  int run() throws InterruptedException {
    Route listing = listing(route());
    if (watch) {
      var rows = new WatchedRows(cli, tried(), this::listing);
      return rows.follow(
          route(), shown -> new RowPrinter(cli, view, format, quiet, whole).lines(shown));
    }
    JsonNode page = api().get(tried(), listing);
    tellStale(page);
    new RowPrinter(cli, view, format, quiet, whole).print(items(page));
    return DONE;
  }

  Route listing(Route route) {
    List<String> all = new ArrayList<>(conditions());
    all.addAll(filters);
    return route.withIf("q", Conditions.query(view, all)).withIf("sort", sort).with("limit", limit);
  }

  static Iterable<JsonNode> items(JsonNode page) {
    return page.isArray() ? page : page.path("items");
  }

  private void tellStale(JsonNode page) {
    String since = page.path("staleSince").asString("");
    if (!since.isEmpty()) {
      cli.err()
          .println("These rows may be out of date: the engine has not answered since " + since);
    }
  }
}
