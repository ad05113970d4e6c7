package io.grampus.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects of one kind that are kept as the engine would show them, by id. */
final class FakeObjects {
  private final String kind;
  private final String name;
  private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Keeps objects of that kind.
   *
   * @param name where an object has its name, as a JSON pointer
   */
  FakeObjects(String kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void put(String id, ObjectNode object) {
    locked(() -> byId.put(id, object));
  }

  String nameOf(ObjectNode object) {
    return object.at(name).asString("");
  }

  /** The id that belongs to an id, a name or the beginning of an id. */
  String id(String reference) {
    return locked(() ->
        byId.entrySet().stream()
            .filter(entry -> answers(entry, reference))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> FakeRefusal.missing(kind, reference)));
  }

  private boolean answers(Map.Entry<String, ObjectNode> entry, String reference) {
    return nameOf(entry.getValue()).equals(reference)
        || (!reference.isEmpty() && entry.getKey().startsWith(reference));
  }

  ObjectNode demand(String reference) {
    String id = id(reference);
    return locked(() -> FakeJson.copy(byId.getOrDefault(id, FakeJson.object())));
  }

  boolean hasName(String wanted) {
    return locked(() -> byId.values().stream().anyMatch(each -> nameOf(each).equals(wanted)));
  }

  void remove(String id) {
    locked(() -> byId.remove(id) != null);
  }

  List<String> ids() {
    return locked(() -> new ArrayList<>(byId.keySet()));
  }

  ArrayNode list(Predicate<ObjectNode> wanted) {
    return locked(() -> FakeJson.array(byId.values().stream().filter(wanted).toList()));
  }

  int size() {
    return locked(byId::size);
  }
}
