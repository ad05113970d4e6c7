package io.grampus.cli.command;

import io.grampus.cli.text.Column;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How a kind of rows is listed.
 *
 * @param word the kind in the singular
 * @param plural the kind in the API's paths
 * @param key the column that {@code -q} prints
 * @param filters Docker's filter keys that have another name in Grampus' query language
 * @param columns the columns
 * @param expand the lines that a row becomes
 */
record View(
    String word,
    String plural,
    String key,
    Map<String, String> filters,
    Function<Style, List<Column>> columns,
    Function<JsonNode, List<JsonNode>> expand) {

  /** What columns depend on. */
  record Style(boolean whole, Instant now) {}

  static View of(String word, String key, Function<Style, List<Column>> columns) {
    return new View(word, word + "s", key, Map.of(), columns, List::of);
  }

  /** With one more column at the end. */
  View and(Column column) {
    return new View(
        word,
        plural,
        key,
        filters,
        style -> Stream.concat(columns.apply(style).stream(), Stream.of(column)).toList(),
        expand);
  }

  View filtering(Map<String, String> other) {
    return new View(word, plural, key, other, columns, expand);
  }

  View expanding(Function<JsonNode, List<JsonNode>> other) {
    return new View(word, plural, key, filters, columns, other);
  }

  View plural(String other) {
    return new View(word, other, key, filters, columns, expand);
  }
}
