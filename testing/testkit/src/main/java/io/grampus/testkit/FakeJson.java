package io.grampus.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON, ids and times as the engine writes them. */
final class FakeJson {
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  static final String NEVER = "0001-01-01T00:00:00Z";

  private FakeJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array(Iterable<? extends JsonNode> nodes) {
    ArrayNode array = MAPPER.createArrayNode();
    nodes.forEach(array::add);
    return array;
  }

  static ArrayNode texts(Iterable<String> values) {
    ArrayNode array = MAPPER.createArrayNode();
    values.forEach(array::add);
    return array;
  }

  static ObjectNode copy(JsonNode node) {
    return node instanceof ObjectNode object ? object.deepCopy() : object();
  }

  static ObjectNode parse(byte[] bytes) {
    return bytes.length == 0 ? object() : copy(MAPPER.readTree(bytes));
  }

  /** The texts of an array; none of anything else. */
  static Iterable<String> strings(JsonNode array) {
    Iterator<JsonNode> all = array.iterator();
    return () ->
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public String next() {
            return all.next().asString("");
          }
        };
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** 64 hexadecimal digits, as containers, images and local networks have. */
  static String hexId() {
    byte[] bytes = new byte[32];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** 25 letters and digits, as Swarm's objects have. */
  static String swarmId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      id.append(Character.forDigit(ThreadLocalRandom.current().nextInt(36), 36));
    }
    return id.toString();
  }
}
