package io.grampus.cli.text;

import io.grampus.cli.text.Column.Role;
import io.grampus.cli.text.Paint.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out a table: columns as wide as they need, three blanks between them, and cut to the
 * terminal's width where there is a terminal.
 */
public final class TableLayout {
  private static final int GAP = 3;
  private static final int NARROWEST = 8;

  private final List<Column> columns;
  private final int width;
  private final Paint paint;

  /**
   * @param width of the terminal; 0 for pipes and files, which are never cut
   */
  public TableLayout(List<Column> columns, int width, Paint paint) {
    this.columns = columns;
    this.width = width;
    this.paint = paint;
  }

  /** The lines of the table, with a heading when asked for. */
  public List<String> lines(List<List<String>> rows, boolean heading) {
    List<List<String>> clean = new ArrayList<>();
    if (heading) {
      clean.add(columns.stream().map(Column::heading).toList());
    }
    rows.forEach(r -> clean.add(r.stream().map(SafeText::line).toList()));
    int[] widths = widths(clean);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < clean.size(); i++) {
      lines.add(line(clean.get(i), widths, heading && i == 0));
    }
    return lines;
  }

  private int[] widths(List<List<String>> rows) {
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], CellWidth.of(row.get(c)));
      }
    }
    if (width > 0) {
      shrink(widths, true);
      shrink(widths, false);
    }
    return widths;
  }

  /** Takes one column at a time from the widest, so that all that give way end up alike. */
  private void shrink(int[] widths, boolean onlyElastic) {
    int over = total(widths) - width;
    while (over > 0) {
      int widest = -1;
      for (int c = 0; c < widths.length; c++) {
        boolean gives = !onlyElastic || columns.get(c).role() == Role.ELASTIC;
        if (gives && widths[c] > NARROWEST && (widest < 0 || widths[c] > widths[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
      over--;
    }
  }

  private static int total(int[] widths) {
    int total = GAP * (widths.length - 1);
    for (int w : widths) {
      total += w;
    }
    return total;
  }

  private String line(List<String> cells, int[] widths, boolean heading) {
    var line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      boolean last = c == widths.length - 1;
      Column column = columns.get(c);
      String cell = width > 0 ? CellWidth.cut(cells.get(c), widths[c]) : cells.get(c);
      boolean right = column.role() == Role.NUMBER;
      if (right) {
        line.append(" ".repeat(widths[c] - CellWidth.of(cell)));
      }
      line.append(painted(column, cell, heading));
      if (!last) {
        int rest = right ? 0 : widths[c] - CellWidth.of(cell);
        line.append(" ".repeat(rest + GAP));
      }
    }
    return line.toString().stripTrailing();
  }

  private String painted(Column column, String cell, boolean heading) {
    if (heading) {
      return paint.in(Tone.BOLD, cell);
    }
    return column.role() == Role.STATE ? paint.in(Tones.of(cell), cell) : cell;
  }
}
