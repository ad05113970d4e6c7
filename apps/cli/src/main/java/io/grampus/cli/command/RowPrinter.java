package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.template.Template;
import io.grampus.cli.template.TemplateException;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.TableLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints rows: as a table, as JSON, through a template, or only their identifiers. */
final class RowPrinter {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Cli cli;
  private final View view;
  private final List<Column> columns;
  private final String format;
  private final boolean quiet;

  RowPrinter(Cli cli, View view, String format, boolean quiet, boolean whole) {
    this.cli = cli;
    this.view = view;
    this.columns = view.columns().apply(new View.Style(whole, cli.now()));
    this.format = format;
    this.quiet = quiet;
  }

  void print(Iterable<JsonNode> rows) {
    List<String> lines = lines(rows);
    if (!lines.isEmpty()) {
      cli.out().println(String.join("\n", lines));
    }
  }

  /** The lines to print; tables come cut and coloured. */
  List<String> lines(Iterable<JsonNode> rows) {
    List<JsonNode> expanded = new ArrayList<>();
    rows.forEach(r -> expanded.addAll(view.expand().apply(r)));
    try {
      return lines(expanded);
    } catch (TemplateException e) {
      throw CliException.usage(
          "apply the template " + format,
          String.valueOf(e.getMessage()),
          "Fields: grampus " + view.word() + " ls --format json.");
    }
  }

  private List<String> lines(List<JsonNode> rows) {
    if (quiet) {
      Column key = column(view.key());
      return safe(rows.stream().map(r -> bare(key.value().apply(r))).toList());
    }
    if (format.isEmpty() || format.equals("table")) {
      return table(rows);
    }
    if (format.equals("json")) {
      return safe(rows.stream().map(r -> JSON.writeValueAsString(fields(r))).toList());
    }
    if (format.equals("raw")) {
      return safe(rows.stream().map(JSON::writeValueAsString).toList());
    }
    return format.startsWith("table ")
        ? templateTable(Template.parse(format.substring(6).strip()), rows)
        : safe(template(Template.parse(format), rows));
  }

  private List<String> table(List<JsonNode> rows) {
    List<Column> shown = columns.stream().filter(c -> c.isShown(rows)).toList();
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(r -> cells.add(shown.stream().map(c -> c.value().apply(r)).toList()));
    return new TableLayout(shown, cli.tableWidth(), cli.paint()).lines(cells, true);
  }

  private List<String> template(Template template, List<JsonNode> rows) {
    return rows.stream().map(r -> template.apply(fields(r), r)).toList();
  }

  /** As Docker does: the template applied to the headings gives the heading. */
  private List<String> templateTable(Template template, List<JsonNode> rows) {
    ObjectNode headings = JSON.createObjectNode();
    columns.forEach(c -> headings.put(c.field(), c.heading()));
    if (!rows.isEmpty()) {
      rows.getFirst().propertyNames().forEach(n -> headings.put(n, upper(n)));
    }
    List<String> heading = cells(template.apply(headings));
    List<List<String>> cells = new ArrayList<>();
    template(template, rows).forEach(l -> cells.add(cells(l)));
    int width = Math.max(heading.size(), cells.stream().mapToInt(List::size).max().orElse(0));
    List<Column> made = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String title = i < heading.size() ? heading.get(i) : "";
      made.add(Column.of(title, "", _ -> "").as(Column.Role.ELASTIC));
    }
    cells.replaceAll(c -> fill(c, width));
    return new TableLayout(made, cli.tableWidth(), cli.paint()).lines(cells, true);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\t", -1));
  }

  private static List<String> fill(List<String> cells, int width) {
    List<String> filled = new ArrayList<>(cells);
    while (filled.size() < width) {
      filled.add("");
    }
    return filled;
  }

  private static String upper(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(java.util.Locale.ROOT);
  }

  private ObjectNode fields(JsonNode row) {
    ObjectNode fields = JSON.createObjectNode();
    columns.forEach(c -> fields.put(c.field(), c.value().apply(row)));
    return fields;
  }

  private List<String> safe(List<String> lines) {
    return cli.screen().isOut()
        ? lines.stream().map(io.grampus.cli.text.SafeText::block).toList()
        : lines;
  }

  private Column column(String field) {
    return columns.stream().filter(c -> c.field().equals(field)).findFirst().orElseThrow();
  }

  /** A node's identifier without the mark of the one that answers. */
  private static String bare(String key) {
    return key.endsWith(" *") ? key.substring(0, key.length() - 2) : key;
  }
}
