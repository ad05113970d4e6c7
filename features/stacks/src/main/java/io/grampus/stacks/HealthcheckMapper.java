package io.grampus.stacks;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps a Compose healthcheck to the API's, in which times are nanoseconds. */
final class HealthcheckMapper {
  private HealthcheckMapper() {}

  static Optional<ObjectNode> map(JsonNode check) {
    if (!check.isObject() || check.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode health = Trees.object();
    if (Trees.flag(check, "disable")) {
      health.set("Test", Trees.array().add("NONE"));
      return Optional.of(health);
    }
    test(check.path("test")).ifPresent(t -> health.set("Test", t));
    duration(check, "interval", health, "Interval");
    duration(check, "timeout", health, "Timeout");
    duration(check, "start_period", health, "StartPeriod");
    duration(check, "start_interval", health, "StartInterval");
    if (Trees.has(check, "retries")) {
      health.put("Retries", Trees.number(0, check, "retries"));
    }
    return Optional.of(health);
  }

  private static Optional<ArrayNode> test(JsonNode test) {
    if (test.isArray()) {
      return test.isEmpty() ? Optional.empty() : Optional.of(Trees.arrayOf(Trees.strings(test)));
    }
    return Trees.text(test).map(t -> Trees.array().add("CMD-SHELL").add(t));
  }

  private static void duration(JsonNode from, String name, ObjectNode to, String as) {
    Trees.text(from, name).ifPresent(t -> to.put(as, Quantity.nanos(t)));
  }
}
