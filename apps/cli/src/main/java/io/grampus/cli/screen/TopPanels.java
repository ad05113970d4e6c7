package io.grampus.cli.screen;

import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint;
import io.grampus.cli.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The pictures of the live view besides the table. */
public final class TopPanels {
  /** What the menu offers; the words are the verbs of {@code grampus container}. */
  public static final List<String> MENU =
      List.of(
          "single view",
          "logs",
          "exec",
          "start",
          "stop",
          "restart",
          "pause",
          "unpause",
          "kill",
          "rm");

  private final Paint paint;

  TopPanels(Paint paint) {
    this.paint = paint;
  }

  static List<String> help() {
    return List.of(
        "",
        "  ↑ ↓ j k         move; PgUp PgDn Home End in larger steps",
        "  Enter           menu: logs, exec, start, stop, restart, pause, kill, rm",
        "  a               all containers, or only those that run",
        "  s               choose what to sort by",
        "  r               turn the order round",
        "  f  /            filter by name, image or node",
        "  o               one container alone, with its course",
        "  l               its log; Esc goes back",
        "  e               a shell in it; its end comes back here",
        "  q  Ctrl-C       quit",
        "",
        "  ● runs   ‖ paused   ↻ restarts   ! unhealthy   ○ does not run",
        "  CPU is percent of one core; a bar is full at 100 %.",
        "  Network and disk are bytes a second, in and out.");
  }

  /** One container with its course. */
  List<String> single(TopModel model, int columns, Instant now) {
    List<String> lines = new ArrayList<>();
    model.current().ifPresent(row -> draw(lines, model, row, columns, now));
    return lines;
  }

  private void draw(List<String> lines, TopModel model, TopRow row, int columns, Instant now) {
    Usage usage = model.usage(row);
    int width = columns - 26;
    List<Usage> course = model.course(row);
    lines.add("");
    lines.add("  " + paint.in(Paint.Tone.BOLD, SafeText.line(row.name())));
    lines.add("");
    fact(lines, "Id", row.id().substring(0, Math.min(12, row.id().length())), columns);
    fact(lines, "Image", row.image(), columns);
    fact(lines, "Node", row.node(), columns);
    fact(
        lines, "State", row.state() + (row.health().isEmpty() ? "" : ", " + row.health()), columns);
    row.started()
        .filter(_ -> row.runs())
        .ifPresent(s -> fact(lines, "Up", Amounts.duration(Duration.between(s, now)), columns));
    fact(lines, "Processes", String.valueOf(usage.pids()), columns);
    lines.add("");
    graph(lines, "CPU", Amounts.percent(usage.cpu()), course, Usage::cpu, 100, width);
    graph(
        lines,
        "Memory",
        Amounts.brief((double) usage.memory()) + "/" + Amounts.brief((double) usage.limit()),
        course,
        Usage::memoryShare,
        100,
        width);
    graph(lines, "Net in", rate(usage.netIn()), course, u -> (double) u.netIn(), 0, width);
    graph(lines, "Net out", rate(usage.netOut()), course, u -> (double) u.netOut(), 0, width);
    graph(lines, "Disk in", rate(usage.diskIn()), course, u -> (double) u.diskIn(), 0, width);
    graph(lines, "Disk out", rate(usage.diskOut()), course, u -> (double) u.diskOut(), 0, width);
  }

  private static void fact(List<String> lines, String label, String text, int columns) {
    lines.add(CellWidth.cut("  " + CellWidth.pad(label, 10) + SafeText.line(text), columns));
  }

  /** A course; its top is the given value, or the largest one when that is more. */
  private void graph(
      List<String> lines,
      String label,
      String now,
      List<Usage> course,
      ToDoubleFunction<Usage> figure,
      double top,
      int width) {
    List<Double> values = course.stream().map(u -> figure.applyAsDouble(u)).toList();
    double most = Math.max(top, values.stream().mapToDouble(v -> v).max().orElse(0));
    lines.add(
        "  "
            + CellWidth.pad(label, 10)
            + CellWidth.padLeft(now, 11)
            + "  "
            + paint.in(Paint.Tone.ACCENT, Bars.course(values, width, most)));
  }

  private static String rate(long bytes) {
    return Amounts.brief((double) bytes) + "/s";
  }

  /** The end of the log, or as far above it as was scrolled. */
  static List<String> log(TopModel model, int columns, int rows) {
    List<String> log = model.log();
    int end = Math.max(Math.min(rows, log.size()), log.size() - model.scroll());
    List<String> lines = new ArrayList<>();
    String name = model.current().map(TopRow::name).orElse("");
    String where = model.scroll() > 0 ? ", " + model.scroll() + " lines up" : "";
    lines.add(CellWidth.cut("  Log of " + SafeText.line(name) + where, columns));
    if (log.isEmpty()) {
      lines.add("  Nothing was written yet.");
    }
    for (String line : log.subList(Math.max(0, end - rows), end)) {
      lines.add(CellWidth.cut(SafeText.line(line.replace("\t", "    ")), columns));
    }
    return lines;
  }

  static List<String> sortBox(TopModel model) {
    return box(Arrays.stream(SortField.values()).map(SortField::words).toList(), model.choice());
  }

  static List<String> menuBox(TopModel model) {
    return box(MENU, model.choice());
  }

  static List<String> box(List<String> texts, int chosen) {
    int width = 12;
    for (String text : texts) {
      width = Math.max(width, CellWidth.of(SafeText.line(text)));
    }
    List<String> box = new ArrayList<>();
    box.add("┌" + "─".repeat(width + 4) + "┐");
    for (int i = 0; i < texts.size(); i++) {
      String mark = i == chosen ? "▶ " : "  ";
      box.add("│ " + mark + CellWidth.pad(SafeText.line(texts.get(i)), width) + " │");
    }
    box.add("└" + "─".repeat(width + 4) + "┘");
    return box;
  }
}
