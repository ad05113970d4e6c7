package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads nodes without caring whether they are there. */
final class Nodes {
  private Nodes() {}

  static boolean isTrue(@Nullable Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return false;
    }
    return switch (scalar.value()) {
      case Boolean b -> b;
      case String s -> s.equalsIgnoreCase("true") || s.equals("1") || s.equalsIgnoreCase("t");
      case null, default -> false;
    };
  }

  static @Nullable String text(@Nullable Node node) {
    return node == null ? null : Canonical.text(node);
  }

  static @Nullable MapNode map(@Nullable Node node, String... keys) {
    Node inner = node;
    for (String key : keys) {
      inner = inner instanceof MapNode map ? map.get(key) : null;
    }
    return inner instanceof MapNode map ? map : null;
  }

  static List<Node> items(@Nullable Node node) {
    return node instanceof ListNode list ? list.items() : List.of();
  }

  static List<String> texts(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(node)) {
      String text = Canonical.text(item);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Calls with each mapping below the key, such as each service. */
  static void each(MapNode model, String key, BiConsumer<String, MapNode> action) {
    MapNode map = model.map(key);
    if (map == null) {
      return;
    }
    for (String name : map.keys()) {
      if (map.get(name) instanceof MapNode inner) {
        action.accept(name, inner);
      }
    }
  }
}
