package io.grampus.stacks;

import io.grampus.stacks.Plan.Replacement;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells which tasks an update replaces, and how many of them are missing meanwhile. */
final class ReplacementForecaster {
  private ReplacementForecaster() {}

  /**
   * Swarm replaces tasks when their template or the service's endpoint changes, by the update
   * settings of the new spec.
   *
   * @param nodes how many nodes there are, for a global service
   */
  static Optional<Replacement> forecast(
      List<SpecComparer.Difference> differences, JsonNode now, ObjectNode wanted, long nodes) {
    boolean replaces =
        differences.stream()
            .anyMatch(
                d -> d.path().startsWith("TaskTemplate") || d.path().startsWith("EndpointSpec"));
    long tasks = Math.min(tasks(now, nodes), tasks(wanted, nodes));
    if (!replaces || tasks == 0) {
      return Optional.empty();
    }
    String order = Trees.text("stop-first", wanted, "UpdateConfig", "Order");
    long atOnce = Trees.number(1, wanted, "UpdateConfig", "Parallelism");
    long missing = atOnce == 0 ? tasks : Math.min(atOnce, tasks);
    return Optional.of(new Replacement(order, tasks, order.equals("start-first") ? 0 : missing));
  }

  private static long tasks(JsonNode spec, long nodes) {
    return Trees.has(spec, "Mode", "Global")
        ? nodes
        : Trees.number(1, spec, "Mode", "Replicated", "Replicas");
  }
}
