package io.grampus.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something the engine said: its JSON, and accessors that read it by path. */
public interface View {
  /** All that the engine said; do not change it, copy it. */
  ObjectNode raw();

  /** What is at the path; a missing node when nothing is. */
  default JsonNode at(String... path) {
    JsonNode node = raw();
    for (String step : path) {
      node = node.path(step);
    }
    return node;
  }

  /** The text at the path, or empty. */
  default String text(String... path) {
    return at(path).asString("");
  }

  /** The number at the path, or zero. */
  default long number(String... path) {
    return at(path).asLong(0);
  }

  /** The fraction at the path, or zero. */
  default double fraction(String... path) {
    return at(path).asDouble(0);
  }

  /** The boolean at the path, or false. */
  default boolean flag(String... path) {
    return at(path).asBoolean(false);
  }

  /** The texts of the array at the path. */
  default List<String> texts(String... path) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : at(path)) {
      texts.add(element.asString(""));
    }
    return texts;
  }

  /** The object at the path as a map of texts, in the engine's order. */
  default Map<String, String> map(String... path) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : at(path).properties()) {
      map.put(entry.getKey(), entry.getValue().asString(""));
    }
    return map;
  }

  /** The objects of the array at the path. */
  default <T> List<T> each(Function<ObjectNode, T> as, String... path) {
    List<T> views = new ArrayList<>();
    for (JsonNode element : at(path)) {
      if (element instanceof ObjectNode object) {
        views.add(as.apply(object));
      }
    }
    return views;
  }

  /** The objects in the object at the path, by their names, in the engine's order. */
  default <T> Map<String, T> named(Function<ObjectNode, T> as, String... path) {
    Map<String, T> views = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : at(path).properties()) {
      if (entry.getValue() instanceof ObjectNode object) {
        views.put(entry.getKey(), as.apply(object));
      }
    }
    return views;
  }

  /** A copy of the object at the path, empty when there is none; free to be changed. */
  default ObjectNode copyOf(String... path) {
    return at(path) instanceof ObjectNode object ? object.deepCopy() : Json.object();
  }

  /** The time at the path, RFC 3339 or Unix seconds; the engine's year 1 means none. */
  default Optional<Instant> instant(String... path) {
    return Json.instant(at(path));
  }
}
