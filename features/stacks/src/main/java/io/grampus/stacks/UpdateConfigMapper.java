package io.grampus.stacks;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps how a service is updated and rolled back; what the file leaves open gets Grampus' defaults.
 *
 * <p>Unlike Docker's, an update that fails rolls back, and the new task starts before the old one
 * stops wherever two of them can live side by side: no volume that both would write to and no host
 * port that both would need.
 */
final class UpdateConfigMapper {
  /** What Swarm itself watches for when nobody says. */
  static final long MONITOR = Quantity.nanos("5s");

  private UpdateConfigMapper() {}

  static ObjectNode update(JsonNode service) {
    return config(Trees.at(service, "deploy", "update_config"), order(service), "rollback");
  }

  static ObjectNode rollback(JsonNode service) {
    // an update that was told to stop first has its reason, which holds on the way back as well
    String order = Trees.text(order(service), service, "deploy", "update_config", "order");
    return config(Trees.at(service, "deploy", "rollback_config"), order, "pause");
  }

  static String order(JsonNode service) {
    boolean hostPort =
        Trees.items(service.path("ports")).stream()
            .anyMatch(p -> Trees.text("ingress", p, "mode").equals("host"));
    boolean writes =
        Trees.items(service.path("volumes")).stream()
            .anyMatch(
                v -> !Trees.text("", v, "type").equals("tmpfs") && !Trees.flag(v, "read_only"));
    boolean everywhere = Trees.text("", service, "deploy", "mode").equals("global");
    return hostPort || writes || everywhere ? "stop-first" : "start-first";
  }

  private static ObjectNode config(JsonNode config, String order, String onFailure) {
    ObjectNode out = Trees.object();
    out.put("Parallelism", Trees.number(1, config, "parallelism"));
    out.put("Delay", duration(config, "delay").orElse(0L));
    out.put("FailureAction", Trees.text(onFailure, config, "failure_action"));
    out.put("Monitor", duration(config, "monitor").orElse(MONITOR));
    out.put("MaxFailureRatio", Trees.at(config, "max_failure_ratio").asDouble(0));
    out.put("Order", Trees.text(order, config, "order"));
    return out;
  }

  private static Optional<Long> duration(JsonNode from, String name) {
    return Trees.text(from, name).map(Quantity::nanos);
  }
}
