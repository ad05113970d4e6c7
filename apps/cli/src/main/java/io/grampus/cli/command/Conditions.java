package io.grampus.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns {@code --filter} into the server's query language. Docker's form {@code key=value} is
 * understood: several values of one key are alternatives, several labels must all be there, and a
 * name is looked for within names. What is no such form goes to the server as it is.
 */
final class Conditions {
  private Conditions() {}

  static String query(View view, List<String> filters) {
    Map<String, List<String>> byKey = new LinkedHashMap<>();
    List<String> terms = new ArrayList<>();
    for (String filter : filters) {
      int equals = filter.indexOf('=');
      String key = equals > 0 ? filter.substring(0, equals) : "";
      String value = filter.substring(equals + 1);
      if (key.equals("label") || key.equals("node.label")) {
        terms.add("label:" + quoted(value));
      } else if (key.matches("[a-z][a-zA-Z-]*") && !value.isEmpty()) {
        String field = view.filters().getOrDefault(key, key);
        byKey.computeIfAbsent(field, _ -> new ArrayList<>()).add(value(key, value));
      } else {
        terms.add(filter);
      }
    }
    byKey.forEach((field, values) -> terms.add(field + ":" + String.join(",", values)));
    return String.join(" ", terms);
  }

  /** Docker looks for names within names. */
  private static String value(String key, String value) {
    boolean plain = quoted(value).equals(value) && !value.contains("*");
    return key.equals("name") && plain ? "*" + value + "*" : quoted(value);
  }

  private static String quoted(String value) {
    return value.matches("[^\\s\",\\\\]+")
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
