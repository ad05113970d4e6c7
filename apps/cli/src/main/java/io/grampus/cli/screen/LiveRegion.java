package io.grampus.cli.screen;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/** Lines at the end of a terminal that are drawn over again; in pipes they follow one another. */
public final class LiveRegion {
  private final PrintStream out;
  private final boolean live;
  private final IntSupplier height;
  private int drawn;
  private boolean first = true;

  public LiveRegion(PrintStream out, boolean live, IntSupplier height) {
    this.out = out;
    this.live = live;
    this.height = height;
  }

  /** Replaces what it showed. */
  public void show(List<String> lines) {
    var text = new StringBuilder();
    if (live) {
      int most = Math.max(1, height.getAsInt() - 1);
      List<String> visible = lines.size() > most ? lines.subList(0, most) : lines;
      if (drawn > 0) {
        text.append("\u001b[").append(drawn).append('A');
      }
      visible.forEach(l -> text.append('\r').append(l).append("\u001b[K\n"));
      text.append("\u001b[J");
      drawn = visible.size();
    } else {
      text.append(first ? "" : "\n");
      lines.forEach(l -> text.append(l).append('\n'));
    }
    first = false;
    out.print(text);
    out.flush();
  }

  /** Prints a line above the region, which is drawn again below it by the next call. */
  public void above(String line) {
    if (live && drawn > 0) {
      out.print("\u001b[" + drawn + "A\r\u001b[J");
      drawn = 0;
    }
    out.println(line);
  }
}
