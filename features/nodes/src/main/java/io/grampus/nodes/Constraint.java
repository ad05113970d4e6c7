package io.grampus.nodes;

import io.grampus.engine.Node;
import java.util.Map;
import java.util.Optional;

/** A placement constraint as Swarm writes it: {@code node.labels.disk==ssd}. */
record Constraint(String key, boolean equal, String value, String text) {
  private static final String NODE_LABEL = "node.labels.";
  private static final String ENGINE_LABEL = "engine.labels.";

  static Optional<Constraint> parse(String text) {
    int same = text.indexOf("==");
    int other = text.indexOf("!=");
    int at = same >= 0 && (other < 0 || same < other) ? same : other;
    if (at <= 0) {
      return Optional.empty();
    }
    String key = text.substring(0, at).strip();
    String value = text.substring(at + 2).strip();
    return Optional.of(new Constraint(key, at == same, value, text.strip()));
  }

  /** Whether a task with the constraint may go there; Swarm ignores the case of values. */
  boolean fits(Node node) {
    return value(node).equalsIgnoreCase(value) == equal;
  }

  /** Whether it can only ever be true of the node itself. */
  boolean names(Node node) {
    boolean identity = key.equalsIgnoreCase("node.hostname") || key.equalsIgnoreCase("node.id");
    return equal && identity && fits(node);
  }

  private String value(Node node) {
    if (key.regionMatches(true, 0, NODE_LABEL, 0, NODE_LABEL.length())) {
      return label(node.labels(), key.substring(NODE_LABEL.length()));
    }
    if (key.regionMatches(true, 0, ENGINE_LABEL, 0, ENGINE_LABEL.length())) {
      return label(node.engineLabels(), key.substring(ENGINE_LABEL.length()));
    }
    return switch (key.toLowerCase(java.util.Locale.ROOT)) {
      case "node.id" -> node.id();
      case "node.hostname" -> node.hostname();
      case "node.role" -> node.role();
      case "node.ip" -> node.address();
      case "node.platform.os" -> node.os();
      case "node.platform.arch" -> node.architecture();
      default -> "";
    };
  }

  private static String label(Map<String, String> labels, String name) {
    return labels.getOrDefault(name, "");
  }
}
