package io.grampus.cli.command;

import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint;
import io.grampus.cli.text.Paint.Tone;
import io.grampus.cli.text.SafeText;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Shows what a deploy will do. */
final class PlanPrinter {
  private final Cli cli;
  private final Paint paint;

  PlanPrinter(Cli cli) {
    this.cli = cli;
    this.paint = cli.paint();
  }

  /**
   * @param whole whether services that stay as they are and all changes are told too
   */
  void print(JsonNode plan, boolean whole) {
    int width = 8;
    for (JsonNode service : plan.path("services")) {
      width = Math.max(width, CellWidth.of(Rows.text(service, "service")));
    }
    List<String> creates = Rows.texts(plan, "creates");
    if (!creates.isEmpty()) {
      line(Tone.GOOD, "+ ", String.join(", ", creates));
    }
    int same = 0;
    for (JsonNode service : plan.path("services")) {
      String action = Rows.text(service, "action").toLowerCase(Locale.ROOT);
      if (action.equals("none") && !whole) {
        same++;
      } else {
        service(service, action, width, whole);
      }
    }
    if (same > 0) {
      line(Tone.DIM, "  ", same + (same == 1 ? " service stays" : " services stay") + " as it is");
    }
    for (JsonNode warning : plan.path("warnings")) {
      String place = Rows.text(warning, "place");
      line(Tone.WARN, "! ", (place.isEmpty() ? "" : place + ": ") + Rows.text(warning, "message"));
    }
  }

  private void service(JsonNode service, String action, int width, boolean whole) {
    Tone tone =
        switch (action) {
          case "create" -> Tone.GOOD;
          case "update" -> Tone.ACCENT;
          case "remove" -> Tone.BAD;
          default -> Tone.DIM;
        };
    String sign =
        switch (action) {
          case "create" -> "+ ";
          case "update" -> "~ ";
          case "remove" -> "- ";
          default -> "  ";
        };
    String name = CellWidth.pad(SafeText.line(Rows.text(service, "service")), width);
    line(tone, sign, name + "  " + words(action) + changed(service, action, whole));
    if (whole && action.equals("update")) {
      for (JsonNode change : service.path("changes")) {
        line(
            Tone.PLAIN,
            "    ",
            Rows.text(change, "field")
                + ": "
                + Rows.text(change, "from")
                + " -> "
                + Rows.text(change, "to"));
      }
    }
  }

  private static String words(String action) {
    return switch (action) {
      case "none" -> "stays as it is";
      case "keep" -> "is not in the files; stays, as --prune was not given";
      default -> action;
    };
  }

  private static String changed(JsonNode service, String action, boolean whole) {
    if (!action.equals("update") || whole) {
      return "";
    }
    var fields = new java.util.TreeSet<String>();
    service.path("changes").forEach(c -> fields.add(Rows.text(c, "field")));
    return " (" + String.join(", ", fields) + ")";
  }

  private void line(Tone tone, String sign, String text) {
    cli.out().println(paint.in(tone, sign + SafeText.line(text)));
  }
}
