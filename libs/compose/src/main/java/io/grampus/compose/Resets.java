package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths that a document marks {@code !reset} or {@code !override}: what was there before is
 * taken away, and a reset value is not put in its place.
 */
final class Resets {
  private final List<List<String>> paths = new ArrayList<>();

  /** Takes the tags out of the document and remembers their paths. */
  static Resets takenFrom(MapNode document) {
    Resets resets = new Resets();
    resets.take(document, List.of());
    return resets;
  }

  private void take(Node node, List<String> path) {
    if (node instanceof MapNode map) {
      for (String key : map.keys()) {
        List<String> inner = new ArrayList<>(path);
        inner.add(key);
        switch (map.get(key)) {
          case TaggedNode tagged when tagged.reset() -> {
            paths.add(inner);
            map.remove(key);
          }
          case TaggedNode tagged -> {
            paths.add(inner);
            map.put(key, stripped(tagged.inner()));
          }
          case null -> {}
          case Node other -> take(other, inner);
        }
      }
    } else if (node instanceof ListNode list) {
      list.items().removeIf(i -> i instanceof TaggedNode t && t.reset());
      list.items().replaceAll(Resets::stripped);
      list.items().forEach(i -> take(i, List.of("")));
    }
  }

  private static Node stripped(Node node) {
    return node instanceof TaggedNode t ? stripped(t.inner()) : node;
  }

  void applyTo(MapNode target) {
    for (List<String> path : paths) {
      remove(target, path);
    }
  }

  /** Applies what is said of one service to the service that it extends. */
  void applyTo(MapNode base, String service) {
    for (List<String> path : paths) {
      if (path.size() > 2 && path.get(0).equals("services") && path.get(1).equals(service)) {
        remove(base, path.subList(2, path.size()));
      }
    }
  }

  private static void remove(MapNode target, List<String> path) {
    MapNode map = target;
    for (String key : path.subList(0, path.size() - 1)) {
      MapNode inner = map.map(key);
      if (inner == null) {
        return;
      }
      map = inner;
    }
    map.remove(path.getLast());
  }
}
