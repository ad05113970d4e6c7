package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.screen.LiveRegion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** A list so short that the server sends it whole: chosen, ordered and compared on this side. */
@Command
final class SmallListCommand extends ListCommand {
  private static final long PAUSE_MS = 2000;

  private final boolean streamed;

  /**
   * @param streamed whether the server tells of changes
   */
  SmallListCommand(Cli cli, View view, boolean streamed) {
    super(cli, view);
    this.streamed = streamed;
  }

  @Override
  int run() throws InterruptedException {
    if (!watch) {
      printer().print(chosen(asked()));
      return DONE;
    }
    if (streamed) {
      var rows = new WatchedRows(cli, tried(), route -> route, 0);
      return rows.follow(route(), all -> printer().lines(chosen(all)));
    }
    var region = new LiveRegion(cli.out(), cli.screen().isOut(), cli.screen()::height);
    List<String> shown = List.of();
    while (!cli.out().checkError()) {
      List<String> lines = printer().lines(chosen(asked()));
      if (!lines.equals(shown)) {
        region.show(lines);
        shown = lines;
      }
      Thread.sleep(PAUSE_MS);
    }
    return DONE;
  }

  private RowPrinter printer() {
    return new RowPrinter(cli, view, format, quiet, whole);
  }

  private Iterable<JsonNode> asked() {
    return items(api().get(tried(), route()));
  }

  private List<JsonNode> chosen(Iterable<JsonNode> all) {
    List<JsonNode> rows =
        StreamSupport.stream(all.spliterator(), false)
            .filter(row -> filters.stream().allMatch(f -> fits(row, f)))
            .sorted(order())
            .toList();
    return limit > 0 && rows.size() > limit ? rows.subList(0, limit) : rows;
  }

  /** {@code key=value} and {@code key:value} look into one field, a word into all. */
  private boolean fits(JsonNode row, String filter) {
    int sign = filter.replace(':', '=').indexOf('=');
    String wanted = filter.substring(sign + 1).toLowerCase(Locale.ROOT);
    if (sign > 0) {
      return value(row, filter.substring(0, sign)).contains(wanted);
    }
    return row.propertyNames().stream().anyMatch(name -> value(row, name).contains(wanted));
  }

  private String value(JsonNode row, String field) {
    JsonNode value = row.path(field);
    if (value.isMissingNode()) {
      throw CliException.usage(
          tried(),
          "\"" + field + "\" is not a field of this list",
          "The fields are " + String.join(", ", row.propertyNames()) + ".");
    }
    return (value.isValueNode() ? value.asString("") : value.toString()).toLowerCase(Locale.ROOT);
  }

  private Comparator<JsonNode> order() {
    Comparator<JsonNode> order = (_, _) -> 0;
    for (String field : sort.isEmpty() ? List.<String>of() : List.of(sort.split(","))) {
      boolean down = field.startsWith("-");
      String name = down ? field.substring(1) : field;
      Comparator<JsonNode> by = Comparator.comparing(row -> value(row, name));
      order = order.thenComparing(down ? by.reversed() : by);
    }
    return order;
  }
}
