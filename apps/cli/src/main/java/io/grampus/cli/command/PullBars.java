package io.grampus.cli.command;

import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How far the layers of a pull are, on one node or several. */
final class PullBars {
  private static final int BAR = 28;
  private static final int LEAST_BAR = 5;
  private static final int AMOUNTS = 20;
  private static final int MIN_ROOM = 20;

  private final Map<String, Map<String, JsonNode>> layers = new LinkedHashMap<>();
  private final Map<String, String> ends = new LinkedHashMap<>();

  /** Takes the latest of a layer; true when its status is another than before. */
  boolean take(JsonNode layer) {
    JsonNode before =
        layers
            .computeIfAbsent(Rows.text(layer, "node"), _ -> new LinkedHashMap<>())
            .put(Rows.text(layer, "id"), layer);
    String status = Rows.text(layer, "status");
    return before == null || !Rows.text(before, "status").equals(status);
  }

  /** How the pull of a node ended; its layers are shown no more. */
  void end(String node, String words) {
    layers.computeIfAbsent(node, _ -> new LinkedHashMap<>());
    ends.put(node, words);
  }

  /** A line for each layer, and one for all of them, node by node. */
  List<String> lines(int width) {
    int room = Math.max(MIN_ROOM, width - 1);
    List<String> lines = new ArrayList<>();
    layers.forEach((node, of) -> {
      String indent = node.isEmpty() ? "" : "  ";
      String head = node.isEmpty() ? "" : node + ": ";
      if (ends.containsKey(node)) {
        lines.add(cut(head + ends.get(node), room));
        return;
      }
      if (!node.isEmpty()) {
        lines.add(cut(head + summary(of), room));
      }
      of.values().forEach(l -> lines.add(cut(indent + bar(l, room - indent.length()), room)));
      if (node.isEmpty()) {
        lines.add(cut(summary(of), room));
      }
    });
    return lines;
  }

  private static String cut(String line, int room) {
    return CellWidth.cut(SafeText.line(line), room);
  }

  private static String bar(JsonNode layer, int room) {
    String line = String.format("%-12s  %-18s", Rows.text(layer, "id"), Rows.text(layer, "status"));
    long total = Rows.number(layer, "total");
    long current = Rows.number(layer, "current");
    int width = Math.min(BAR, room - line.length() - AMOUNTS);
    if (total <= 0 || current >= total || width < LEAST_BAR) {
      return line.stripTrailing();
    }
    int full = (int) (width * current / total);
    String amounts = CellWidth.padLeft(Amounts.size(current) + " / " + Amounts.size(total), 19);
    return line + " " + "█".repeat(full) + "░".repeat(width - full) + amounts;
  }

  private static String summary(Map<String, JsonNode> of) {
    long here = of.values().stream().filter(PullBars::isHere).count();
    return here + " of " + of.size() + " layers are there.";
  }

  private static boolean isHere(JsonNode layer) {
    return Rows.text(layer, "status").matches("(?i)pull complete|already exists");
  }
}
