package io.grampus.stacks;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps resources, placement, restarts and the mode of a service's {@code deploy} section. */
final class DeployMapper {
  private DeployMapper() {}

  static ObjectNode mode(JsonNode service) {
    JsonNode deploy = service.path("deploy");
    long replicas = Trees.number(Trees.number(1, service, "scale"), deploy, "replicas");
    String mode = Trees.text("replicated", deploy, "mode");
    ObjectNode out = Trees.object();
    switch (mode) {
      case "global" -> out.putObject("Global");
      case "global-job" -> out.putObject("GlobalJob");
      case "replicated" -> out.putObject("Replicated").put("Replicas", replicas);
      case "replicated-job" -> {
        long atOnce = Trees.number(replicas, deploy, "max_concurrent");
        out.putObject("ReplicatedJob")
            .put("MaxConcurrent", atOnce)
            .put("TotalCompletions", replicas);
      }
      default -> throw new UnmappableException("the mode \"" + mode + "\" is unknown");
    }
    return out;
  }

  static boolean isJob(JsonNode deploy) {
    return Trees.text("replicated", deploy, "mode").endsWith("-job");
  }

  static ObjectNode resources(JsonNode service) {
    ObjectNode out = Trees.object();
    JsonNode limits = Trees.at(service, "deploy", "resources", "limits");
    ObjectNode limit = out.putObject("Limits");
    cpus(limits, limit);
    memory(limits, limit);
    if (Trees.has(limits, "pids")) {
      limit.put("Pids", Trees.number(0, limits, "pids"));
    } else {
      limit.putNull("Pids");
    }
    JsonNode reservations = Trees.at(service, "deploy", "resources", "reservations");
    ObjectNode reservation = out.putObject("Reservations");
    cpus(reservations, reservation);
    memory(reservations, reservation);
    Trees.set(reservation, "GenericResources", generic(reservations.path("generic_resources")));
    return out;
  }

  private static void cpus(JsonNode from, ObjectNode to) {
    Optional<String> cpus = Trees.text(from, "cpus");
    if (cpus.isPresent()) {
      to.put("NanoCPUs", Quantity.nanoCpus(cpus.get()));
    } else {
      to.putNull("NanoCPUs");
    }
  }

  private static void memory(JsonNode from, ObjectNode to) {
    Optional<String> memory = Trees.text(from, "memory");
    if (memory.isPresent()) {
      to.put("MemoryBytes", Quantity.bytes(memory.get()));
    } else {
      to.putNull("MemoryBytes");
    }
  }

  private static Optional<ArrayNode> generic(JsonNode resources) {
    ArrayNode out = Trees.array();
    for (JsonNode resource : Trees.items(resources)) {
      JsonNode spec = resource.path("discrete_resource_spec");
      out.addObject()
          .putObject("DiscreteResourceSpec")
          .put("Kind", Trees.text("", spec, "kind"))
          .put("Value", Trees.number(0, spec, "value"));
    }
    return out.isEmpty() ? Optional.empty() : Optional.of(out);
  }

  static ObjectNode placement(JsonNode deploy) {
    ObjectNode out = Trees.object();
    JsonNode constraints = Trees.at(deploy, "placement", "constraints");
    out.set("Constraints", Trees.arrayOf(Trees.strings(constraints)));
    ArrayNode preferences = out.putArray("Preferences");
    for (JsonNode preference : Trees.items(Trees.at(deploy, "placement", "preferences"))) {
      preferences
          .addObject()
          .putObject("Spread")
          .put("SpreadDescriptor", Trees.text("", preference, "spread"));
    }
    out.put("MaxReplicas", Trees.number(0, deploy, "placement", "max_replicas_per_node"));
    return out;
  }

  /** The file's policy; otherwise what {@code restart} says; otherwise Swarm's own. */
  static Optional<ObjectNode> restart(JsonNode service) {
    JsonNode policy = Trees.at(service, "deploy", "restart_policy");
    ObjectNode out = Trees.object();
    if (policy.isObject() && !policy.isEmpty()) {
      out.put("Condition", Trees.text("any", policy, "condition"));
      Trees.text(policy, "delay").ifPresent(d -> out.put("Delay", Quantity.nanos(d)));
      Trees.text(policy, "window").ifPresent(w -> out.put("Window", Quantity.nanos(w)));
      if (Trees.has(policy, "max_attempts")) {
        out.put("MaxAttempts", Trees.number(0, policy, "max_attempts"));
      }
      return Optional.of(out);
    }
    String restart = Trees.text("", service, "restart");
    if (restart.equals("always") || restart.equals("unless-stopped")) {
      return Optional.of(out.put("Condition", "any"));
    }
    if (restart.startsWith("on-failure")) {
      out.put("Condition", "on-failure");
      int colon = restart.indexOf(':');
      if (colon > 0) {
        out.put("MaxAttempts", Long.parseLong(restart.substring(colon + 1)));
      }
      return Optional.of(out);
    }
    return Optional.empty();
  }

  static Optional<ObjectNode> logDriver(JsonNode service) {
    JsonNode logging = service.path("logging");
    if (!logging.isObject() || logging.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode out = Trees.object().put("Name", Trees.text("", logging, "driver"));
    out.set("Options", Trees.objectOf(Trees.texts(logging.path("options"))));
    return Optional.of(out);
  }
}
