package io.grampus.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The engine's JSON: trees, for no field may be lost. */
public final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().nodeFactory(new SharedTexts()).build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A new, empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The object that the text is; what is not an object is refused. */
  public static ObjectNode parse(String text) throws JacksonException {
    return MAPPER.readValue(text, ObjectNode.class);
  }

  /** Without the {@code <none>} that engines before API 1.43 write for a name that is not there. */
  static List<String> named(List<String> names) {
    return names.stream().filter(name -> !name.contains("<none>")).toList();
  }

  static Optional<Instant> instant(JsonNode node) {
    if (node.isNumber()) {
      return node.asLong() > 0
          ? Optional.of(Instant.ofEpochSecond(node.asLong()))
          : Optional.empty();
    }
    String text = node.asString("");
    if (text.isEmpty() || text.startsWith("0001-01-01")) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
