package io.grampus.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and makes JSON trees without nulls. */
final class Trees {
  private Trees() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The scalar at the path as text; empty when it is absent or null. */
  static Optional<String> text(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isValueNode() && !at.isNull() ? Optional.of(at.asString()) : Optional.empty();
  }

  static String text(String otherwise, JsonNode node, String... path) {
    return text(node, path).orElse(otherwise);
  }

  static long number(long otherwise, JsonNode node, String... path) {
    JsonNode at = at(node, path);
    if (at.isNumber()) {
      return at.asLong();
    }
    return text(node, path).map(Trees::parse).orElse(otherwise);
  }

  private static long parse(String text) {
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      throw new UnmappableException("\"" + text + "\" is not a whole number");
    }
  }

  static boolean flag(JsonNode node, String... path) {
    return at(node, path).asBoolean(false);
  }

  static boolean has(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return !at.isMissingNode() && !at.isNull();
  }

  static JsonNode at(JsonNode node, String... path) {
    JsonNode at = node;
    for (String step : path) {
      at = at.path(step);
    }
    return at;
  }

  static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.values().forEach(items::add);
    return items;
  }

  static List<String> strings(JsonNode array) {
    return items(array).stream().map(JsonNode::asString).toList();
  }

  /** The members of an object in the order of their names. */
  static Map<String, JsonNode> members(JsonNode object) {
    Map<String, JsonNode> members = new TreeMap<>();
    if (object instanceof ObjectNode node) {
      node.properties().forEach(e -> members.put(e.getKey(), e.getValue()));
    }
    return members;
  }

  static ArrayNode arrayOf(Iterable<String> strings) {
    ArrayNode array = array();
    strings.forEach(array::add);
    return array;
  }

  static ObjectNode objectOf(Map<String, String> members) {
    ObjectNode object = object();
    new TreeMap<>(members).forEach(object::put);
    return object;
  }

  /** A map of scalars as text, null values as empty strings. */
  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    members(object).forEach((k, v) -> texts.put(k, v.isNull() ? "" : v.asString()));
    return texts;
  }

  /** Sets the member, to an explicit null when there is nothing to set. */
  static void set(ObjectNode object, String name, Optional<? extends JsonNode> value) {
    if (value.isPresent()) {
      object.set(name, value.get());
    } else {
      object.putNull(name);
    }
  }

  /** Whether the node says nothing: absent, null, empty, zero or false. */
  static boolean isNothing(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return true;
    }
    if (node instanceof ObjectNode object) {
      return object.properties().stream().allMatch(e -> isNothing(e.getValue()));
    }
    if (node.isArray()) {
      return node.isEmpty();
    }
    if (node.isNumber()) {
      return node.asDouble() == 0;
    }
    return node.isBoolean() ? !node.asBoolean() : node.asString().isEmpty();
  }
}
