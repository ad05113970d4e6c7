package io.grampus.inventory;

import io.grampus.engine.SystemInspect;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what only a Swarm manager knows; from other engines it reads that there is nothing. */
final class SwarmLoader {
  static final String SWARM = "swarm";

  private final EngineReads engine;
  private final Tables tables;
  private final Joins joins;
  private volatile boolean manager;
  private volatile String nodeName = "";

  SwarmLoader(EngineReads engine, Tables tables, Joins joins) {
    this.engine = engine;
    this.tables = tables;
    this.joins = joins;
  }

  /** The name of the engine's host. */
  String nodeName() {
    return nodeName;
  }

  boolean manager() {
    return manager;
  }

  /** Asks the engine who it is; before anything else. */
  void introduce() {
    SystemInspect self = engine.info();
    nodeName = self.name();
    manager = self.manager();
  }

  /** Reads the nodes; true when the engine has become a manager since the last time. */
  boolean nodes() {
    SystemInspect self = engine.info();
    boolean was = manager;
    nodeName = self.name();
    manager = self.manager();
    List<NodeRow> rows =
        manager
            ? engine.nodes().stream().map(n -> SwarmRows.node(n, self.nodeId())).toList()
            : List.of(SwarmRows.self(self));
    joins.replaceNodes(rows);
    return manager != was;
  }

  void services() {
    load(tables.services, engine::services, SwarmRows::service, joins::replaceServices);
  }

  void tasks() {
    load(tables.tasks, engine::tasks, SwarmRows::task, joins::replaceTasks);
  }

  void secrets() {
    load(tables.secrets, engine::secrets, SwarmRows::secret, joins::replaceSecrets);
  }

  void configs() {
    load(tables.configs, engine::configs, SwarmRows::config, joins::replaceConfigs);
  }

  private <V, R extends Row> void load(
      Shelf<R> shelf, Supplier<List<V>> source, Function<V, R> row, Consumer<List<R>> replace) {
    // a manager without a leader refuses, and then the rows stay and are stale
    boolean asked = manager;
    replace.accept(asked ? source.get().stream().map(row).toList() : List.of());
    shelf.table().lacks(asked ? Optional.empty() : Optional.of(SWARM));
  }

  /** Whether some task is on its way from one state to another, or a service lacks some. */
  boolean inTransition() {
    for (Entry<TaskRow> entry : tables.tasks.table().snapshot().entries()) {
      if (moves(entry.row())) {
        return true;
      }
    }
    for (Entry<ServiceRow> entry : tables.services.table().snapshot().entries()) {
      ServiceRow service = entry.row();
      if (service.updateState().equals("updating")
          || (!service.mode().endsWith("job") && service.running() != service.desired())) {
        return true;
      }
    }
    return false;
  }

  private static boolean moves(TaskRow task) {
    return switch (task.state()) {
      case "complete", "shutdown", "failed", "rejected", "remove", "orphaned" -> false;
      case "running" -> !task.desired().equals("running") && !task.desired().equals("complete");
      default -> true;
    };
  }
}
