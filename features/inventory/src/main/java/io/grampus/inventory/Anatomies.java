package io.grampus.inventory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What images consist of, by the engines' id: the same on every node, so it is asked for once. */
final class Anatomies {
  private static final int SPARE = 200;
  private final Map<String, ImageAnatomy> known = new ConcurrentHashMap<>();
  private final Table<ImageRow> images;

  Anatomies(Table<ImageRow> images) {
    this.images = images;
  }

  Optional<ImageAnatomy> of(String image) {
    return Optional.ofNullable(known.get(image));
  }

  void put(String image, ImageAnatomy anatomy) {
    known.put(image, anatomy);
  }

  /** Forgets images that no node has any more, once there are many. */
  void forget() {
    var entries = images.snapshot().entries();
    if (known.size() > entries.size() + SPARE) {
      Set<String> present =
          entries.stream().map(e -> NodeIds.bare(e.id())).collect(Collectors.toSet());
      known.keySet().retainAll(present);
    }
  }
}
