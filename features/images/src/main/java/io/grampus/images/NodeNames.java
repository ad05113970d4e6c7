package io.grampus.images;

import io.grampus.inventory.Engines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The nodes that somebody means. */
final class NodeNames {
  private static final String ALL = "all";

  private NodeNames() {}

  /** Of words such as {@code all}, {@code h1} or {@code h1,h2}, each node once. */
  static List<String> of(List<String> words, Engines engines) {
    Set<String> names = new LinkedHashSet<>();
    for (String word : words) {
      for (String name : Arrays.asList(word.split(",", -1))) {
        if (name.strip().equals(ALL)) {
          names.addAll(engines.nodes());
        } else if (!name.isBlank()) {
          names.add(name.strip());
        }
      }
    }
    return new ArrayList<>(names);
  }
}
