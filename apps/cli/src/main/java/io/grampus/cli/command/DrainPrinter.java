package io.grampus.cli.command;

import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint.Tone;
import io.grampus.cli.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Shows what a drain of a node would do to its tasks. */
final class DrainPrinter {
  private final Cli cli;

  DrainPrinter(Cli cli) {
    this.cli = cli;
  }

  void print(JsonNode plan) {
    String node = Rows.text(plan, "name");
    JsonNode tasks = plan.path("tasks");
    if (tasks.isEmpty()) {
      cli.foreignLine(node + " has no tasks.");
    }
    int width = 0;
    for (JsonNode task : tasks) {
      width = Math.max(width, CellWidth.of(SafeText.line(Rows.text(task, "name"))));
    }
    for (JsonNode task : tasks) {
      line(task, width);
    }
    if (plan.path("alone").asBoolean(false)) {
      String says = node + " is the only node that takes tasks; a drain of it needs --force.";
      cli.out().println(cli.paint().in(Tone.WARN, "! " + SafeText.line(says)));
    }
  }

  private void line(JsonNode task, int width) {
    String name = CellWidth.pad(SafeText.line(Rows.text(task, "name")), width);
    String fate = Rows.text(task, "fate");
    Tone tone = fate.equals("WAITS") ? Tone.BAD : fate.equals("MOVES") ? Tone.GOOD : Tone.DIM;
    String says =
        switch (fate) {
          case "MOVES" -> "moves to " + Rows.text(task, "to") + left(task);
          case "WAITS" -> "waits: " + objections(task);
          default -> "ends, as it runs once on each node";
        };
    cli.out().println(cli.paint().in(tone, name + "  " + SafeText.line(says)));
  }

  private static String left(JsonNode task) {
    List<String> paths = Rows.texts(task, "leaves");
    return paths.isEmpty() ? "" : ", without what is in " + String.join(", ", paths);
  }

  private static String objections(JsonNode task) {
    List<String> says = new ArrayList<>();
    for (JsonNode objection : task.path("objections")) {
      String detail = Rows.text(objection, "detail");
      says.add(
          Rows.text(objection, "node")
              + " "
              + words(Rows.text(objection, "reason"))
              + (detail.isEmpty() ? "" : " (" + detail + ")"));
    }
    return says.isEmpty() ? "there is no other node" : String.join("; ", says);
  }

  private static String words(String reason) {
    return switch (reason) {
      case "DOWN" -> "does not answer";
      case "PAUSED" -> "is paused";
      case "DRAINED" -> "is drained";
      case "CONSTRAINT" -> "does not fit the constraint";
      case "PLATFORM" -> "has another platform";
      case "CPUS" -> "has too few cores free";
      case "MEMORY" -> "has too little memory free";
      case "MOST_PER_NODE" -> "has as many as one node may have";
      case "PORT" -> "has the port in use";
      default -> reason;
    };
  }
}
