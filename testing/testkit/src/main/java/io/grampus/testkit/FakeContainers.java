package io.grampus.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The fake engine's containers and what can be done to them. */
final class FakeContainers {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final SequencedMap<String, FakeContainer> byId = new LinkedHashMap<>();
  private final Map<String, String> idByName = new LinkedHashMap<>();
  private final FakeEvents events;
  private int lastPid = 1000;

  FakeContainers(FakeEvents events) {
    this.events = events;
  }

  /** Reads or changes under the lock, and lets those look who wait for a change. */
  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      T result = work.get();
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the condition holds; it is looked at under the lock. */
  void await(BooleanSupplier condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!condition.getAsBoolean() && left > 0) {
        // a client that left is no change of a container: look for it now and then
        changed.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(200)));
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  List<FakeContainer> all() {
    return locked(() -> new ArrayList<>(byId.values()));
  }

  int size() {
    return locked(byId::size);
  }

  long countOf(FakeImage image) {
    return locked(
        () -> byId.values().stream().filter(each -> each.image.id().equals(image.id())).count());
  }

  /** One view of each container that matches, the newest first. */
  List<ObjectNode> list(boolean stopped, FakeFilters filters, int limit) {
    return locked(() ->
        byId.sequencedValues().reversed().stream()
            .filter(each -> stopped || filters.has("status") || each.running())
            .filter(each -> each.matches(filters))
            .limit(limit)
            .map(FakeContainerViews::summary)
            .toList());
  }

  /** Finds by id, name or the beginning of an id, and reads or changes it under the lock. */
  <T> T with(String reference, Function<FakeContainer, T> work) {
    return locked(() -> work.apply(find(reference)));
  }

  private FakeContainer find(String reference) {
    String name = reference.startsWith("/") ? reference.substring(1) : reference;
    String id = idByName.getOrDefault(name, name);
    FakeContainer exact = byId.get(id);
    if (exact != null) {
      return exact;
    }
    return byId.values().stream()
        .filter(each -> !name.isEmpty() && each.id.startsWith(name))
        .findFirst()
        .orElseThrow(() -> FakeRefusal.missing("container", reference));
  }

  FakeContainer create(String wantedName, FakeImage image, ObjectNode body) {
    return locked(() -> {
      String id = FakeJson.hexId();
      String name = wantedName.isEmpty() ? "fake_" + id.substring(0, 8) : wantedName;
      demandFree(name);
      FakeContainer container = new FakeContainer(id, name, image, body);
      byId.put(id, container);
      idByName.put(name, id);
      emit(container, "create");
      return container;
    });
  }

  private void demandFree(String name) {
    if (idByName.containsKey(name)) {
      throw new FakeRefusal(
          409,
          "Conflict. The container name \"/%s\" is already in use by container \"%s\"."
              .formatted(name, idByName.get(name)));
    }
  }

  void rename(FakeContainer container, String name) {
    demandFree(name);
    idByName.remove(container.name);
    idByName.put(name, container.id);
    container.name = name;
    emit(container, "rename");
  }

  /** Starts it; its command may be over at once. */
  void start(FakeContainer container) {
    container.started(++lastPid);
    emit(container, "start");
    if (!container.script().lasting()) {
      end(container, container.script().exit());
    }
  }

  void end(FakeContainer container, int exitCode) {
    container.ended(exitCode);
    ObjectNode attributes = FakeContainerViews.attributes(container);
    events.emit("container", "die", container.id, attributes.put("exitCode", "" + exitCode));
    if (container.body.path("HostConfig").path("AutoRemove").asBoolean(false)) {
      forget(container);
    }
  }

  void forget(FakeContainer container) {
    container.state = "removed";
    byId.remove(container.id);
    idByName.remove(container.name);
    emit(container, "destroy");
  }

  void emit(FakeContainer container, String action) {
    events.emit("container", action, container.id, FakeContainerViews.attributes(container));
  }
}
