package io.grampus.server;

import io.grampus.containers.ContainersApi;
import io.grampus.engine.EngineAddress;
import io.grampus.images.ImagesApi;
import io.grampus.inventory.Inventory;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Reconcilers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The features that run on an engine, put together. */
final class Features implements AutoCloseable {

  /** What features are built from. */
  record Ground(
      Databases databases,
      Clock clock,
      Reconcilers reconcilers,
      EngineAddress engine,
      Path data) {}

  private final List<Operation> operations = new ArrayList<>();
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final EngineLink link;
  private final Inventory inventory;
  private final Ground ground;

  Features(Ground ground) {
    this.ground = ground;
    this.link = closing(new EngineLink(ground.engine));
    this.inventory = closing(new Inventory(link, ground.clock));
    operations.addAll(inventory.operations());
    operations.addAll(new ContainersApi(link, ground.clock).operations());
    operations.addAll(new ImagesApi(link).operations());
  }

  /** Begins to follow the engine and to reconcile. */
  void start() {
    ground.reconcilers.start(link);
    inventory.start();
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  StatusApi.EngineState engineState() {
    return link.state();
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      try {
        closing.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a feature did not close", e);
      }
    }
  }

  private <T extends AutoCloseable> T closing(T feature) {
    closing.push(feature);
    return feature;
  }
}
