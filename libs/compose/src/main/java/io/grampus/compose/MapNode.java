package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping that can be changed; it remembers where each key was written. */
final class MapNode implements Node {
  private record Entry(Position keyAt, Node value) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Position at;

  MapNode(Position at) {
    this.at = at;
  }

  @Override
  public Position at() {
    return at;
  }

  @Nullable Node get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** A copy of the keys, so that entries may be changed while walking over it. */
  Set<String> keys() {
    return new LinkedHashSet<>(entries.keySet());
  }

  int size() {
    return entries.size();
  }

  Position keyAt(String key) {
    Entry entry = entries.get(key);
    return entry == null ? at : entry.keyAt;
  }

  void put(String key, Position keyAt, Node value) {
    entries.put(key, new Entry(keyAt, value));
  }

  /** Puts a value; a key that is there already keeps its place. */
  void put(String key, Node value) {
    Entry old = entries.get(key);
    entries.put(key, new Entry(old == null ? value.at() : old.keyAt, value));
  }

  /** Puts a string written where this mapping is, unless the key is there already. */
  void putDefault(String key, Object value) {
    if (!entries.containsKey(key)) {
      entries.put(key, new Entry(at, new ScalarNode(value, at)));
    }
  }

  void remove(String key) {
    entries.remove(key);
  }

  @Nullable MapNode map(String key) {
    return get(key) instanceof MapNode m ? m : null;
  }

  @Nullable ListNode list(String key) {
    return get(key) instanceof ListNode l ? l : null;
  }

  /** The string under the key; nothing if there is none, or something else than a string. */
  @Nullable String text(String key) {
    return get(key) instanceof ScalarNode s && s.value() instanceof String t ? t : null;
  }

  /**
   * The mapping under the key, made if the key is missing or null; null if it is something else.
   */
  @Nullable MapNode mapOrNew(String key) {
    Node node = get(key);
    if (node == null || node.isNull()) {
      MapNode made = new MapNode(at);
      put(key, made);
      return made;
    }
    return node instanceof MapNode m ? m : null;
  }

  @Override
  public Node copy() {
    MapNode copy = new MapNode(at);
    entries.forEach((k, e) -> copy.entries.put(k, new Entry(e.keyAt, e.value.copy())));
    return copy;
  }

  @Override
  public boolean sameAs(Node other) {
    if (!(other instanceof MapNode map) || !map.entries.keySet().equals(entries.keySet())) {
      return false;
    }
    for (Map.Entry<String, Entry> e : entries.entrySet()) {
      Node theirs = map.get(e.getKey());
      if (theirs == null || !e.getValue().value.sameAs(theirs)) {
        return false;
      }
    }
    return true;
  }
}
