package io.grampus.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds where Swarm's spec differs from what is wanted, looking only at what is wanted. */
final class SpecComparer {
  private SpecComparer() {}

  /** The places that differ, as paths into the spec, with both values. */
  static List<Difference> differences(JsonNode actual, ObjectNode wanted) {
    List<Difference> found = new ArrayList<>();
    object("", actual, wanted, found);
    return found;
  }

  /** One place where the two differ. */
  record Difference(String path, JsonNode from, JsonNode to) {}

  /** Whether both say the same; what says nothing equals what is absent. */
  static boolean same(JsonNode left, JsonNode right) {
    if (Trees.isNothing(left) || Trees.isNothing(right)) {
      return Trees.isNothing(left) && Trees.isNothing(right);
    }
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue()) == 0;
    }
    if (left.isObject() && right.isObject()) {
      var names = new TreeSet<String>(Trees.members(left).keySet());
      names.addAll(Trees.members(right).keySet());
      return names.stream().allMatch(n -> same(left.path(n), right.path(n)));
    }
    if (left.isArray() && right.isArray()) {
      if (left.size() != right.size()) {
        return false;
      }
      for (int i = 0; i < left.size(); i++) {
        if (!same(left.path(i), right.path(i))) {
          return false;
        }
      }
      return true;
    }
    return left.equals(right);
  }

  private static void object(
      String path, JsonNode actual, ObjectNode wanted, List<Difference> found) {
    for (Map.Entry<String, JsonNode> member : wanted.properties()) {
      String name = member.getKey();
      String at = path.isEmpty() ? name : path + "." + name;
      JsonNode want = member.getValue();
      JsonNode have = actual.path(name);
      if (want instanceof ObjectNode object && !SpecMerger.isWhole(name, want)) {
        object(at, have, object, found);
      } else if (want.isObject() && name.equals("Labels")) {
        map(at, have, want, found);
      } else if (!same(unordered(name, have), unordered(name, want))) {
        found.add(new Difference(at, have, want));
      }
    }
  }

  private static void map(String path, JsonNode have, JsonNode want, List<Difference> found) {
    Map<String, JsonNode> all = new TreeMap<>(Trees.members(have));
    all.putAll(Trees.members(want));
    for (String name : all.keySet()) {
      if (!have.path(name).equals(want.path(name))) {
        found.add(new Difference(path + "[" + name + "]", have.path(name), want.path(name)));
      }
    }
  }

  /** Arrays in which the order means nothing and which the engine gives back in its own. */
  private static JsonNode unordered(String name, JsonNode node) {
    return switch (name) {
      case "Networks", "Secrets", "Configs", "Ports", "Ulimits", "Env", "Mounts" -> sorted(node);
      default -> node;
    };
  }

  private static JsonNode sorted(JsonNode node) {
    if (!node.isArray()) {
      return node;
    }
    var sorted = Trees.array();
    Trees.items(node).stream()
        .sorted(java.util.Comparator.comparing(SpecComparer::sortKey))
        .forEach(sorted::add);
    return sorted;
  }

  private static String sortKey(JsonNode node) {
    if (node.isValueNode()) {
      return node.asString();
    }
    var key = new StringBuilder();
    for (String name :
        List.of("Target", "SecretName", "ConfigName", "Protocol", "TargetPort", "PublishedPort")) {
      key.append(node.path(name).asString("")).append('\u0000');
    }
    return key.append(node.path("Name").asString(""))
        .append(Trees.at(node, "File", "Name").asString(""))
        .toString();
  }
}
