package io.grampus.inventory;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells apart what tasks are made from. Swarm keeps no version of it that the API shows, and whole
 * specifications are too large for rows.
 */
final class Fingerprint {
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  private Fingerprint() {}

  /**
   * Of a task's or service's template, without what may change under a running task. What says
   * nothing (absent, empty, zero) counts as absent, because engines leave it out at will.
   */
  static String ofTemplate(JsonNode template) {
    long sum = 0;
    for (Map.Entry<String, JsonNode> member : template.properties()) {
      if (!member.getKey().equals("Placement") && !member.getKey().equals("Runtime")) {
        sum += ofMember(member);
      }
    }
    return String.format("%016x", mixed(sum));
  }

  /** Zero when the node says nothing. */
  private static long of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      long sum = 0;
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        sum += ofMember(member);
      }
      return sum;
    }
    if (node.isArray()) {
      long ordered = 0;
      for (JsonNode item : node) {
        ordered = mixed(ordered * PRIME + of(item) + 1);
      }
      return ordered;
    }
    if (node.isNull() || (node.isNumber() && node.asDouble() == 0)) {
      return 0;
    }
    return node.isBoolean() && !node.asBoolean() ? 0 : ofText(node.asString());
  }

  /** Members are added up, so their order means nothing. */
  private static long ofMember(Map.Entry<String, JsonNode> member) {
    long value = of(member.getValue());
    return value == 0 ? 0 : mixed(ofText(member.getKey()) * PRIME + value);
  }

  private static long ofText(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    long hash = BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  private static long mixed(long value) {
    long spread = (value ^ (value >>> 32)) * 0x9e3779b97f4a7c15L;
    return spread ^ (spread >>> 29);
  }
}
