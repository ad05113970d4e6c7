package io.grampus.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The filters of a list: values of one name are alternatives, names add up. */
record FakeFilters(Map<String, List<String>> values) {

  /** Reads both forms, {@code {"label":["a"]}} and {@code {"label":{"a":true}}}. */
  static FakeFilters parse(String json) {
    Map<String, List<String>> values = new HashMap<>();
    if (!json.isEmpty()) {
      for (Map.Entry<String, JsonNode> entry : FakeJson.MAPPER.readTree(json).properties()) {
        List<String> all = new ArrayList<>();
        if (entry.getValue().isArray()) {
          FakeJson.strings(entry.getValue()).forEach(all::add);
        } else {
          entry.getValue().propertyNames().forEach(all::add);
        }
        values.put(entry.getKey(), all);
      }
    }
    return new FakeFilters(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Whether no such filter is there or one of its values is accepted. */
  boolean any(String name, Predicate<String> accepted) {
    return !has(name) || values.getOrDefault(name, List.of()).stream().anyMatch(accepted);
  }

  /** Whether all wanted labels, as {@code key} or {@code key=value}, are there. */
  boolean labels(JsonNode labels) {
    return values.getOrDefault("label", List.of()).stream().allMatch(each -> has(labels, each));
  }

  private static boolean has(JsonNode labels, String wanted) {
    int at = wanted.indexOf('=');
    return at < 0
        ? labels.has(wanted)
        : labels.path(wanted.substring(0, at)).asString("\0").equals(wanted.substring(at + 1));
  }
}
