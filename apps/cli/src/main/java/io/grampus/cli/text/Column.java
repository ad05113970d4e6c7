package io.grampus.cli.text;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A column of a list.
 *
 * @param heading as Docker writes it: {@code CONTAINER ID}
 * @param field the name in templates and JSON: {@code ID}
 * @param value what the cell shows, from a row of the API
 * @param role how the table treats it
 */
public record Column(String heading, String field, Function<JsonNode, String> value, Role role) {

  /** How a table treats a column. */
  public enum Role {
    /** As wide as its widest cell. */
    FIXED,
    /** Gives way first when the terminal is narrow. */
    ELASTIC,
    /** Numbers, flush right. */
    NUMBER,
    /** A state's word, coloured. */
    STATE,
    /** Shown when its cells are not all alike; as wide as its widest. */
    VARYING,
    /** Only in templates and JSON. */
    HIDDEN
  }

  public static Column of(String heading, String field, Function<JsonNode, String> value) {
    return new Column(heading, field, value, Role.FIXED);
  }

  public Column as(Role other) {
    return new Column(heading, field, value, other);
  }

  /** Whether a table of these rows has it. */
  public boolean isShown(List<JsonNode> rows) {
    return switch (role) {
      case HIDDEN -> false;
      case VARYING -> rows.stream().map(value).filter(v -> !v.isEmpty()).distinct().count() > 1;
      case FIXED, ELASTIC, NUMBER, STATE -> true;
    };
  }
}
