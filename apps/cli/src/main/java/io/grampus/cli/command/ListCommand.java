package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
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
      parameterConsumer = Order.class,
      defaultValue = "")
  String sort = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many rows; 0 for all, the default.",
      defaultValue = "0")
  int limit;

  final View view;

  /** An order may begin with a minus, as options do. */
  static final class Order implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec spec) {
      if (words.isEmpty()) {
        throw new MissingParameterException(
            spec.commandLine(), option, "the option --sort needs the names of fields");
      }
      option.setValue(words.pop());
    }
  }

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

  /** What is listed, with the columns that were asked for. */
  View shown() {
    return view;
  }

  String tried() {
    return "list " + view.plural();
  }

  @Override
  int run() throws InterruptedException {
    Route listing = listing(route());
    if (watch) {
      var rows = new WatchedRows(cli, tried(), this::chosen, limit);
      return rows.follow(
          route(), shown -> new RowPrinter(cli, shown(), format, quiet, whole).lines(shown));
    }
    JsonNode page = api().get(tried(), listing);
    tellStale(page);
    new RowPrinter(cli, shown(), format, quiet, whole).print(items(page));
    return DONE;
  }

  Route listing(Route route) {
    return chosen(route).with("limit", limit);
  }

  /** Which rows, and in which order. */
  Route chosen(Route route) {
    List<String> all = new ArrayList<>(conditions());
    all.addAll(filters);
    return route.withIf("q", Conditions.query(view, all)).withIf("sort", sort);
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
