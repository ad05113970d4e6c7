package io.grampus.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A query string; empty values are left out. */
public final class Query {
  private final StringBuilder text = new StringBuilder();

  private Query() {}

  /** No parameters. */
  public static Query none() {
    return new Query();
  }

  /** One parameter. */
  public static Query of(String name, String value) {
    return new Query().and(name, value);
  }

  /** And another; left out when it is empty. */
  public Query and(String name, String value) {
    if (!value.isEmpty()) {
      text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(encode(value));
    }
    return this;
  }

  /** And a number. */
  public Query and(String name, long value) {
    return and(name, Long.toString(value));
  }

  /** And a flag; left out when it is false, for all of the engine's flags default to it. */
  public Query and(String name, boolean value) {
    return value ? and(name, "1") : this;
  }

  /** And filters. */
  public Query and(Filters filters) {
    return and("filters", filters.json());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
