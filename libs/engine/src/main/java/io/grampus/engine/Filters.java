package io.grampus.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a list is narrowed to: values of one name are alternatives, names add up. */
public record Filters(Map<String, List<String>> values) {
  private static final Filters NONE = new Filters(Map.of());

  /** Keeps a copy. */
  public Filters {
    values = Map.copyOf(values);
  }

  /** Everything. */
  public static Filters none() {
    return NONE;
  }

  /** One filter, as {@code label}, {@code com.docker.stack.namespace=shop}. */
  public static Filters of(String name, String value) {
    return NONE.and(name, value);
  }

  /** And another. */
  public Filters and(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    List<String> list = new ArrayList<>(more.getOrDefault(name, List.of()));
    list.add(value);
    more.put(name, List.copyOf(list));
    return new Filters(more);
  }

  String json() {
    if (values.isEmpty()) {
      return "";
    }
    ObjectNode node = Json.object();
    values.forEach((name, list) -> list.forEach(node.withArray(name)::add));
    return node.toString();
  }
}
