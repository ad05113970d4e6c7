package io.grampus.stacks;

import io.grampus.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Projects in canonical form, written by tests in JSON with single quotes. */
final class Projects {
  private Projects() {}

  static ObjectNode tree(String json) {
    return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
  }

  static Project of(String json) {
    return new Project(
        tree(json), Map.of(), Map.of("compose.yaml", json), List.of(), List.of(), Map.of());
  }

  static Project of(String json, Map<String, String> contents) {
    Map<String, byte[]> bytes = new HashMap<>();
    contents.forEach((k, v) -> bytes.put(k, v.getBytes(StandardCharsets.UTF_8)));
    return new Project(
        tree(json), bytes, Map.of("compose.yaml", json), List.of(), List.of(), Map.of());
  }
}
