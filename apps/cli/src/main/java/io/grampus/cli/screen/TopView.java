package io.grampus.cli.screen;

import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint;
import io.grampus.cli.text.Paint.Tone;
import io.grampus.cli.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws the live view: a pure function of the model, the time and the size of the screen. */
public final class TopView {
  private static final int WIDE = 110;
  private static final int FIXED = 63;
  private static final int NARROWEST = 12;

  private final Paint paint;
  private final String server;

  public TopView(Paint paint, String server) {
    this.paint = paint;
    this.server = server;
  }

  /** As many lines as the screen has rows, none wider than it. */
  public List<String> lines(TopModel model, int columns, int rows, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(header(model, columns, now));
    List<String> body =
        switch (model.mode()) {
          case HELP -> TopPanels.help();
          case SINGLE -> new TopPanels(paint).single(model, columns, now);
          case LOGS -> TopPanels.log(model, columns, rows - 3);
          case LIST, FILTER, SORT, MENU, CONFIRM -> table(model, columns, rows - 2, now);
        };
    lines.addAll(body.subList(0, Math.min(body.size(), rows - 2)));
    while (lines.size() < rows - 1) {
      lines.add("");
    }
    overlay(model, lines);
    lines.add(footer(model, columns));
    return lines;
  }

  private String header(TopModel model, int columns, Instant now) {
    Usage sum = model.sum();
    String left =
        " grampus top  "
            + server
            + "  "
            + model.running()
            + " running of "
            + model.total()
            + "  CPU "
            + Amounts.fixed(sum.cpu(), 1)
            + "%  MEM "
            + Amounts.brief((double) sum.memory())
            + (sum.limit() > 0 ? "/" + Amounts.brief((double) sum.limit()) : "");
    String clock = now.toString().substring(11, 19) + " ";
    String cut = CellWidth.cut(SafeText.line(left), columns - clock.length());
    return paint.in(Tone.INVERSE, CellWidth.pad(cut, columns - clock.length()) + clock);
  }

  private List<String> table(TopModel model, int columns, int rows, Instant now) {
    List<TopRow> shown = model.shown();
    boolean wide = columns >= WIDE;
    int name =
        wide
            ? Math.clamp((columns - FIXED - 14) / 3, 22, 44)
            : Math.max(NARROWEST, columns - FIXED);
    List<String> lines = new ArrayList<>();
    lines.add(paint.in(Tone.BOLD, CellWidth.cut(heading(model, columns, name, wide), columns)));
    if (shown.isEmpty()) {
      lines.add("");
      lines.add(empty(model));
      return lines;
    }
    int at = model.current().map(shown::indexOf).orElse(0);
    int room = rows - 1;
    int from = Math.clamp((long) at - room / 2, 0, Math.max(0, shown.size() - room));
    for (int i = from; i < Math.min(shown.size(), from + room); i++) {
      lines.add(row(model, shown.get(i), i == at, columns, name, now));
    }
    return lines;
  }

  private static String empty(TopModel model) {
    if (!model.filter().isEmpty()) {
      return "  No container matches \""
          + SafeText.line(model.filter())
          + "\"; f changes the filter.";
    }
    return model.total() > 0
        ? "  No container runs; a shows those that do not."
        : "  There is no container yet.";
  }

  private static String heading(TopModel model, int columns, int name, boolean wide) {
    String mark = model.isReversed() ? "▲" : "▼";
    SortField sort = model.sort();
    return "  "
        + CellWidth.pad("NAME" + (sort == SortField.NAME ? mark : ""), name)
        + CellWidth.pad("CPU" + (sort == SortField.CPU ? mark : ""), 14)
        + CellWidth.pad("MEMORY" + (sort == SortField.MEMORY ? mark : ""), 14)
        + CellWidth.pad("NET ↓/↑ s" + (sort == SortField.NETWORK ? mark : ""), 12)
        + CellWidth.pad("DISK ↓/↑ s" + (sort == SortField.DISK ? mark : ""), 12)
        + CellWidth.padLeft("PIDS" + (sort == SortField.PIDS ? mark : ""), 5)
        + (columns >= 70 ? CellWidth.padLeft("UP" + (sort == SortField.UPTIME ? mark : ""), 4) : "")
        + (wide ? "  " + CellWidth.pad("NODE", 12) + "IMAGE" : "");
  }

  private String row(
      TopModel model, TopRow row, boolean selected, int columns, int name, Instant now) {
    Usage usage = model.usage(row);
    boolean measured = model.isMeasured(row);
    String up = row.started().map(s -> Amounts.brief(Duration.between(s, now))).orElse("");
    String label = CellWidth.pad(CellWidth.cut(SafeText.line(row.name()), name - 1), name);
    String cpu = measured ? Amounts.fixed(usage.cpu(), 1) + "%" : "-";
    String memory = measured ? Amounts.brief((double) usage.memory()) : "-";
    String tail =
        CellWidth.pad(flow(measured, usage.netIn(), usage.netOut()), 12)
            + CellWidth.pad(flow(measured, usage.diskIn(), usage.diskOut()), 12)
            + CellWidth.padLeft(measured ? String.valueOf(usage.pids()) : "-", 5)
            + CellWidth.padLeft(row.runs() ? up : "", 4);
    if (columns >= WIDE) {
      tail += "  " + CellWidth.pad(CellWidth.cut(SafeText.line(row.node()), 11), 12);
      int used = 2 + name + 28 + CellWidth.of(tail);
      tail += CellWidth.cut(SafeText.line(row.image()), Math.max(0, columns - used));
    }
    String cpuBar = Bars.bar(usage.cpu(), 6);
    String memoryBar = Bars.bar(usage.memoryShare(), 6);
    boolean narrow = columns < FIXED + NARROWEST;
    if (selected || narrow) {
      String plain =
          sign(row)
              + " "
              + label
              + cpuBar
              + CellWidth.pad(CellWidth.padLeft(cpu, 7), 8)
              + memoryBar
              + CellWidth.pad(CellWidth.padLeft(memory, 6), 8)
              + tail;
      String cut = CellWidth.pad(CellWidth.cut(plain, columns), columns);
      return selected ? paint.in(Tone.INVERSE, cut) : cut;
    }
    return paint.in(tone(row), sign(row))
        + " "
        + (row.runs() ? label : paint.in(Tone.DIM, label))
        + paint.in(heat(usage.cpu()), cpuBar)
        + CellWidth.pad(CellWidth.padLeft(cpu, 7), 8)
        + paint.in(heat(usage.memoryShare()), memoryBar)
        + CellWidth.pad(CellWidth.padLeft(memory, 6), 8)
        + tail;
  }

  private static String flow(boolean measured, long in, long out) {
    return measured ? Amounts.brief((double) in) + "/" + Amounts.brief((double) out) : "-";
  }

  /** States are told by a sign as well as by colour. */
  private static String sign(TopRow row) {
    return switch (row.state()) {
      case "running" -> row.health().equals("unhealthy") ? "!" : "●";
      case "paused" -> "‖";
      case "restarting" -> "↻";
      default -> "○";
    };
  }

  static Tone tone(TopRow row) {
    return switch (row.state()) {
      case "running" -> row.health().equals("unhealthy") ? Tone.BAD : Tone.GOOD;
      case "paused", "restarting" -> Tone.WARN;
      case "dead" -> Tone.BAD;
      default -> Tone.DIM;
    };
  }

  static Tone heat(double percent) {
    return percent >= 80 ? Tone.BAD : percent >= 50 ? Tone.WARN : Tone.GOOD;
  }

  private void overlay(TopModel model, List<String> lines) {
    List<String> box =
        switch (model.mode()) {
          case SORT -> TopPanels.sortBox(model);
          case MENU -> TopPanels.menuBox(model);
          case CONFIRM -> TopPanels.box(List.of(model.question(), "", "y yes   n no"), -1);
          case LIST, FILTER, HELP, SINGLE, LOGS -> List.of();
        };
    int top = Math.max(2, (lines.size() - box.size()) / 2);
    for (int i = 0; i < box.size() && top + i < lines.size(); i++) {
      lines.set(top + i, "    " + box.get(i));
    }
  }

  private String footer(TopModel model, int columns) {
    String keys =
        switch (model.mode()) {
          case FILTER -> " Filter: " + model.filter() + "▏  Enter keeps, Esc clears";
          case SORT, MENU -> " ↑↓ choose  Enter do  Esc back";
          case CONFIRM -> " y yes  n no";
          case HELP -> " any key goes back";
          case SINGLE -> " Esc back  l logs  e exec  Enter menu  q quit";
          case LOGS -> " Esc back  ↑↓ PgUp PgDn scroll  End follow  q quit";
          case LIST ->
              " a all  s sort  r turn  f filter  o single  l logs  e exec  ⏎ menu  ? help  q";
        };
    if (!model.message().isEmpty()) {
      return paint.in(Tone.WARN, CellWidth.cut(" " + SafeText.line(model.message()), columns));
    }
    return paint.in(Tone.DIM, CellWidth.cut(SafeText.line(keys), columns));
  }
}
