package io.grampus.compose;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Words the schema's errors for people, with the place of each and what was probably meant. */
final class SchemaComplaints {
  private final MapNode model;
  private final JsonNode schema;
  private final Problems problems;

  SchemaComplaints(MapNode model, JsonNode schema, Problems problems) {
    this.model = model;
    this.schema = schema;
    this.problems = problems;
  }

  /** Reports, for each value, what is wrong with it where its type is right, else its type. */
  void report(List<Error> errors) {
    Map<String, List<Error>> places = new LinkedHashMap<>();
    for (Error error : errors) {
      String keyword = String.valueOf(error.getKeyword());
      if (!keyword.equals("oneOf") && !isOtherBranch(error, errors)) {
        places
            .computeIfAbsent(error.getInstanceLocation().toString(), k -> new ArrayList<>())
            .add(error);
      }
    }
    places.values().forEach(this::place);
  }

  /**
   * Whether the error only says that a branch of a oneOf, whose other branch fits in type, doesn't
   * fit.
   */
  private static boolean isOtherBranch(Error error, List<Error> all) {
    String path = error.getEvaluationPath().toString();
    int at = path.lastIndexOf("/oneOf/");
    if (at < 0 || !isTypeLike(error)) {
      return false;
    }
    String group = path.substring(0, at + "/oneOf/".length());
    String branch = path.substring(0, next(path, at));
    String instance = error.getInstanceLocation().toString();
    for (Error other : all) {
      String otherPath = other.getEvaluationPath().toString();
      boolean sibling = otherPath.startsWith(group) && !(otherPath + "/").startsWith(branch + "/");
      boolean deeper =
          !isTypeLike(other) || !other.getInstanceLocation().toString().equals(instance);
      if (sibling && deeper && within(other, instance)) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(Error error, String instance) {
    String place = error.getInstanceLocation().toString();
    return place.equals(instance) || place.startsWith(instance + "/");
  }

  private static int next(String path, int oneOf) {
    int end = path.indexOf('/', oneOf + "/oneOf/".length());
    return end < 0 ? path.length() : end;
  }

  private static boolean isTypeLike(Error error) {
    return "type".equals(error.getKeyword());
  }

  private void place(List<Error> errors) {
    Set<String> types = new TreeSet<>();
    for (Error error : errors) {
      if (isTypeLike(error)) {
        types.addAll(types(error));
      } else {
        other(error);
      }
    }
    if (!types.isEmpty() && errors.stream().allMatch(SchemaComplaints::isTypeLike)) {
      Located at = locate(errors.getFirst());
      String wanted = join(types);
      problems.add(
          at.position, at.path, "must be " + wanted + ", not " + kind(at.node), advice(at, types));
    }
  }

  private static String advice(Located at, Set<String> types) {
    if (at.node.isNull()) {
      return "Give it a value or remove the key.";
    }
    boolean number = at.node instanceof ScalarNode s && !(s.value() instanceof String);
    return number && types.contains("a string") ? "Put it in quotes." : "";
  }

  private static Set<String> types(Error error) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode wanted = error.getSchemaNode();
    if (wanted != null && wanted.isArray()) {
      wanted.forEach(t -> types.add(named(t.asString())));
    } else if (wanted != null && wanted.isString()) {
      types.add(named(wanted.asString()));
    }
    return types;
  }

  private static String named(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "null" -> "empty";
      default -> "a " + type;
    };
  }

  private static String join(Set<String> words) {
    List<String> list = new ArrayList<>(words);
    String last = list.removeLast();
    return list.isEmpty() ? last : String.join(", ", list) + " or " + last;
  }

  private static String kind(Node node) {
    return switch (node) {
      case MapNode _ -> "a mapping";
      case ListNode _ -> "a list";
      case TaggedNode _ -> "a tag";
      case ScalarNode s ->
          switch (s.value()) {
            case null -> "empty";
            case String text -> "the string \"" + shortened(text) + "\"";
            case Boolean b -> b.toString();
            default -> "the number " + s.text();
          };
    };
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private void other(Error error) {
    Located at = locate(error);
    String value = at.node instanceof ScalarNode s ? "\"" + shortened(s.text()) + "\" " : "";
    JsonNode rule = error.getSchemaNode();
    switch (String.valueOf(error.getKeyword())) {
      case "additionalProperties" -> unknownKey(error, at);
      case "required" ->
          add(
              at,
              "lacks the key \"" + error.getProperty() + "\"",
              "Add " + error.getProperty() + ":.");
      case "enum" -> {
        List<String> choices = rule.valueStream().map(JsonNode::asString).toList();
        String meant =
            at.node instanceof ScalarNode s ? Suggester.didYouMean(s.text(), choices) : "";
        add(at, value + "is not one of " + String.join(", ", choices), meant);
      }
      case "uniqueItems" -> add(at, "has an entry twice", "Remove one of them.");
      case "minimum" -> add(at, value + "is less than " + rule.asString(), "");
      case "maximum" -> add(at, value + "is more than " + rule.asString(), "");
      case "pattern" -> add(at, value + "doesn't have the form " + rule.asString(), "");
      default -> add(at, String.valueOf(error.getMessage()), "");
    }
  }

  private void add(Located at, String message, String advice) {
    problems.add(at.position, at.path, message, advice);
  }

  private void unknownKey(Error error, Located at) {
    String key = String.valueOf(error.getProperty());
    Set<String> known = new TreeSet<>();
    JsonNode holder = holder(error);
    if (holder != null) {
      known.addAll(holder.path("properties").propertyNames());
    }
    String path = at.path.isEmpty() ? key : at.path + "." + key;
    Position position = at.node instanceof MapNode map ? map.keyAt(key) : at.position;
    boolean names = holder != null && known.isEmpty();
    if (names) {
      problems.add(
          position, path, "\"" + key + "\" can't be a name", "Use letters, digits, . _ and -.");
      return;
    }
    String meant = Suggester.didYouMean(key, known);
    String advice = meant.isEmpty() ? elsewhere(key, at.path) : meant;
    problems.add(position, path, "there is no such key", advice);
  }

  private String elsewhere(String key, String path) {
    String found = KeyPlaces.of(schema).where(key, path);
    return found.isEmpty() ? "Extensions start with x-." : "It belongs " + found + ".";
  }

  private @Nullable JsonNode holder(Error error) {
    String location = error.getSchemaLocation().getFragment().toString();
    int end = location.lastIndexOf("/additionalProperties");
    return end < 0 ? null : schema.at(location.substring(0, end));
  }

  private record Located(Position position, String path, Node node) {}

  /** Finds the value that an error is about by walking its location. */
  private Located locate(Error error) {
    Node node = model;
    Position position = model.at();
    StringBuilder path = new StringBuilder();
    var location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      if (node instanceof MapNode map) {
        String key = String.valueOf(element);
        path.append(path.isEmpty() ? "" : ".").append(key);
        Node inner = map.get(key);
        node = inner == null ? new ScalarNode(null, map.at()) : inner;
        position = node instanceof ScalarNode s && s.value() != null ? node.at() : map.keyAt(key);
      } else if (node instanceof ListNode list && element instanceof Number index) {
        path.append('[').append(index).append(']');
        node = list.items().get(index.intValue());
        position = node.at();
      }
    }
    return new Located(position, path.toString(), node);
  }
}
