package io.grampus.cli.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What Go's templates make of values. */
final class Values {
  private Values() {}

  /** Whether a value counts as true: it is not empty, zero or nil. */
  static boolean isTrue(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.doubleValue() != 0;
    }
    return value.isString() ? !value.stringValue().isEmpty() : !value.isEmpty();
  }

  /** The value as Go prints it: {@code [a b]}, {@code map[k:v]}. */
  static String print(JsonNode value) {
    if (value.isMissingNode()) {
      return "<no value>";
    }
    if (value.isNull()) {
      return "<nil>";
    }
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isArray()) {
      List<String> members = new ArrayList<>();
      value.forEach(m -> members.add(print(m)));
      return "[" + String.join(" ", members) + "]";
    }
    if (value.isObject()) {
      List<String> members = new ArrayList<>();
      sorted(value).forEach(m -> members.add(m.getKey() + ":" + print(m.getValue())));
      return "map[" + String.join(" ", members) + "]";
    }
    return value.asString();
  }

  /** The members of an object in the order in which Go visits them. */
  static List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
    return object.properties().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  /** The order of two values; text is compared as text. */
  static int compare(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.isIntegralNumber() && right.isIntegralNumber()
          ? Long.compare(left.longValue(), right.longValue())
          : Double.compare(left.doubleValue(), right.doubleValue());
    }
    return print(left).compareTo(print(right));
  }

  static boolean same(JsonNode left, JsonNode right) {
    if (left.isContainer() || right.isContainer()) {
      return left.equals(right);
    }
    return compare(left, right) == 0;
  }
}
