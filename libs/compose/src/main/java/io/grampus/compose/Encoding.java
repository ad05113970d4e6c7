package io.grampus.compose;

import java.util.HashMap;
import java.util.Map;

/** Where the values of one canonical form were written, and what was wrong with them. */
record Encoding(Map<String, Position> positions, Problems problems) {
  Encoding(Problems problems) {
    this(new HashMap<>(), problems);
  }

  void at(String path, Position position) {
    positions.put(path, position);
  }
}
