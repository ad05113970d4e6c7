package io.grampus.nodes;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Service;
import io.grampus.engine.ServiceMode;
import io.grampus.engine.Task;
import io.grampus.inventory.ContainerRow;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.nodes.DrainTask.Fate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what a drain would do to the tasks of a node. */
final class DrainPlanner {
  private final Supplier<Engine> engine;
  private final Inventory inventory;
  private final NodeReader reader;

  DrainPlanner(Supplier<Engine> engine, Inventory inventory, NodeReader reader) {
    this.engine = engine;
    this.inventory = inventory;
    this.reader = reader;
  }

  DrainPlan plan(String tried, String node) {
    NodeFacts facts = reader.read(tried, node);
    try {
      Scene scene = Scene.of(engine.get());
      boolean forced = NodeGuards.check(NodeVerb.DRAIN, facts) instanceof Verdict.Forced;
      boolean alone = facts.fleet().takers() == 0;
      return new DrainPlan(
          facts.id(), facts.name(), alone, forced, tasks(scene, facts.id()), others(facts));
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  static List<DrainTask> tasks(Scene scene, String node) {
    // the hungriest first, as they fit worst
    Comparator<Task> hungry =
        Comparator.comparingLong((Task task) -> scene.demand(task).reserved().memory()).reversed();
    return scene.on(node).stream()
        .sorted(hungry)
        .map(task -> fate(scene, task, node))
        .sorted(Comparator.comparing(DrainTask::fate).thenComparing(DrainTask::name))
        .toList();
  }

  private static DrainTask fate(Scene scene, Task task, String node) {
    Optional<Service> service = scene.service(task.serviceId());
    String named = service.map(Service::name).orElse(task.serviceId());
    if (service.map(DrainPlanner::everywhere).orElse(false)) {
      return told(task, named, named, Fate.ENDS, "", List.of(), List.of());
    }
    Demand demand = scene.demand(task);
    Optional<Machine> to = scene.place(demand, node);
    List<Objection> objections =
        to.isPresent()
            ? List.of()
            : scene.machines().stream()
                .filter(m -> !m.node().id().equals(node))
                .flatMap(m -> m.objections(demand).stream().limit(1))
                .toList();
    return told(
        task,
        named + "." + task.slot(),
        named,
        to.isPresent() ? Fate.MOVES : Fate.WAITS,
        to.map(m -> m.node().hostname()).orElse(""),
        demand.localPaths(),
        objections);
  }

  private static DrainTask told(
      Task task,
      String name,
      String service,
      Fate fate,
      String to,
      List<String> leaves,
      List<Objection> objections) {
    return new DrainTask(task.id(), name, service, task.serviceId(), fate, to, leaves, objections);
  }

  private static boolean everywhere(Service service) {
    return switch (service.mode()) {
      case ServiceMode.Global _, ServiceMode.GlobalJob _ -> true;
      case ServiceMode.Replicated _, ServiceMode.ReplicatedJob _ -> false;
    };
  }

  /** Known of the engine that answers only. */
  private long others(NodeFacts facts) {
    return facts.self()
        ? inventory.rows(Kind.CONTAINER).stream()
            .filter(ContainerRow::running)
            .filter(container -> inventory.isHere(container.id()))
            .filter(container -> container.task().isEmpty())
            .count()
        : -1;
  }
}
