package io.grampus.stacks;

import io.grampus.inventory.TaskRow;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in words why a task failed, from what Swarm, its container and its log tell; the service is
 * named by whoever shows the words.
 */
final class FailureExplainer {
  private static final int LINES = 20;
  private final StackEngine engine;

  FailureExplainer(StackEngine engine) {
    this.engine = engine;
  }

  /** A reason and the last lines of the log. */
  record Explanation(String says, List<String> log) {}

  Explanation explain(String why, Optional<TaskRow> failed) {
    if (failed.isEmpty()) {
      return new Explanation(why, List.of());
    }
    TaskRow task = failed.get();
    String reason = reason(task);
    List<String> log =
        task.containerId().isEmpty() ? List.of() : engine.lastLines(task.id(), LINES);
    String where = task.slot() > 0 ? "task " + task.slot() : "task on " + place(task);
    return new Explanation(why + ": " + where + ": " + reason, log);
  }

  private static String place(TaskRow task) {
    return task.node().isEmpty() ? "no node" : task.node();
  }

  private String reason(TaskRow task) {
    String error = task.error();
    if (error.startsWith("No such image")) {
      return "the image cannot be pulled and is not on the node (" + error + ")";
    }
    Optional<ObjectNode> inspected =
        task.containerId().isEmpty() ? Optional.empty() : engine.container(task.containerId());
    JsonNode state = inspected.map(c -> c.path("State")).orElseGet(Trees::object);
    if (Trees.flag(state, "OOMKilled")) {
      return "it used more memory than its limit and was killed (exit code "
          + Trees.number(137, state, "ExitCode")
          + ")";
    }
    if (error.contains("unhealthy")) {
      return "its healthcheck fails" + lastCheck(state);
    }
    if (task.state().equals("complete")) {
      return "its process ended with exit code 0, though it should stay";
    }
    if (task.exitCode() != 0) {
      return "its process ended with exit code " + task.exitCode();
    }
    return error.isEmpty() ? "the task is " + task.state() : error;
  }

  private static String lastCheck(JsonNode state) {
    List<JsonNode> checks = Trees.items(Trees.at(state, "Health", "Log"));
    if (checks.isEmpty()) {
      return "";
    }
    // checks that ran while their container was stopped were killed with it and tell nothing
    JsonNode telling =
        checks.reversed().stream()
            .filter(check -> Trees.number(0, check, "ExitCode") > 0 && !output(check).isEmpty())
            .findFirst()
            .orElse(checks.getLast());
    String output = output(telling);
    return " with exit code "
        + Trees.number(0, telling, "ExitCode")
        + (output.isEmpty() ? "" : ": " + output.lines().reduce((_, b) -> b).orElse(""));
  }

  private static String output(JsonNode check) {
    return Trees.text("", check, "Output").strip();
  }
}
