package io.grampus.compose;

import java.util.Map;
import java.util.Optional;

/** Looks up environment variables. */
interface Variables {
  Optional<String> value(String name);

  static Variables of(Map<String, String> values) {
    return name -> Optional.ofNullable(values.get(name));
  }

  /** These first, then the others. */
  default Variables or(Variables others) {
    return name -> value(name).or(() -> others.value(name));
  }
}
