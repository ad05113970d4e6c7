package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers which variables were used. */
final class RecordingVariables implements Variables {
  private final Map<String, String> values;
  private final Map<String, String> used = new LinkedHashMap<>();

  RecordingVariables(Map<String, String> values) {
    this.values = values;
  }

  @Override
  public Optional<String> value(String name) {
    String value = values.get(name);
    if (value != null) {
      used.put(name, value);
    }
    return Optional.ofNullable(value);
  }

  Map<String, String> used() {
    return used;
  }
}
