package io.grampus.stacks;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says in words why a task failed, from what Swarm, its container and its log tell. */
final class FailureExplainer {
  private static final int LINES = 20;
  private final StackEngine engine;

  FailureExplainer(StackEngine engine) {
    this.engine = engine;
  }

  /** A reason and the last lines of the log. */
  record Explanation(String says, List<String> log) {}

  Explanation explain(String service, String why, Optional<ObjectNode> failed) {
    if (failed.isEmpty()) {
      return new Explanation(service + ": " + why, List.of());
    }
    ObjectNode task = failed.get();
    String container = Trees.text("", task, "Status", "ContainerStatus", "ContainerID");
    String reason = reason(task, container);
    List<String> log =
        container.isEmpty() ? List.of() : engine.lastLines(Trees.text("", task, "ID"), LINES);
    String name = service + "." + ServiceReading.slot(task);
    return new Explanation(name + ": " + why + ": " + reason, log);
  }

  private String reason(ObjectNode task, String container) {
    String error = Trees.text("", task, "Status", "Err");
    if (error.startsWith("No such image")) {
      return "the image cannot be pulled and is not on the node (" + error + ")";
    }
    Optional<ObjectNode> inspected =
        container.isEmpty() ? Optional.empty() : engine.container(container);
    JsonNode state = inspected.map(c -> c.path("State")).orElseGet(Trees::object);
    if (Trees.flag(state, "OOMKilled")) {
      return "it used more memory than its limit and was killed (exit code "
          + Trees.number(137, state, "ExitCode")
          + ")";
    }
    if (error.contains("unhealthy")) {
      return "its healthcheck fails" + lastCheck(state);
    }
    long code = Trees.number(0, task, "Status", "ContainerStatus", "ExitCode");
    if (ServiceReading.state(task).equals("complete")) {
      return "its process ended with exit code 0, though it should stay";
    }
    if (code != 0) {
      return "its process ended with exit code " + code;
    }
    return error.isEmpty() ? "the task is " + ServiceReading.state(task) : error;
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
