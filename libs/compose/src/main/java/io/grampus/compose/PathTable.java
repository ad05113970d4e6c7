package io.grampus.compose;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules by dotted path, where a star stands for any key or list item; walked key by key. */
final class PathTable<T> {
  private final Map<String, PathTable<T>> children = new HashMap<>();
  private @Nullable T rule;

  PathTable<T> with(String pattern, T newRule) {
    PathTable<T> node = this;
    for (String part : pattern.split("\\.")) {
      node = node.children.computeIfAbsent(part, p -> new PathTable<>());
    }
    node.rule = newRule;
    return this;
  }

  @Nullable T rule() {
    return rule;
  }

  @Nullable PathTable<T> child(String key) {
    PathTable<T> exact = children.get(key);
    return exact == null ? children.get("*") : exact;
  }

  @Nullable PathTable<T> item() {
    return children.get("*");
  }

  /** What a rule makes of a value at a path; the value itself if it leaves it alone. */
  interface Rewrite {
    Node apply(Node value, String path);
  }

  /** Walks the value and applies the first rule on each branch. */
  static Node rewrite(Node value, String path, PathTable<Rewrite> table) {
    Rewrite rewrite = table.rule();
    if (rewrite != null) {
      return rewrite.apply(value, path);
    }
    return rewriteInside(value, path, table);
  }

  /** Walks below the value only, for a rule that also wants the rules further in. */
  static Node rewriteInside(Node value, String path, PathTable<Rewrite> table) {
    if (value instanceof MapNode map) {
      for (String key : map.keys()) {
        PathTable<Rewrite> next = table.child(key);
        Node inner = map.get(key);
        if (next != null && inner != null) {
          map.put(key, rewrite(inner, path.isEmpty() ? key : path + "." + key, next));
        }
      }
    } else if (value instanceof ListNode list) {
      PathTable<Rewrite> next = table.item();
      for (int i = 0; next != null && i < list.items().size(); i++) {
        list.items().set(i, rewrite(list.items().get(i), path + "[" + i + "]", next));
      }
    }
    return value;
  }
}
