package io.grampus.nodes;

import io.grampus.engine.Engine;
import io.grampus.engine.Filters;
import io.grampus.engine.Node;
import io.grampus.engine.Service;
import io.grampus.engine.Task;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of the Swarm with what runs on them, to try out what would go where. */
final class Scene {
  private final Map<String, Machine> machines = new LinkedHashMap<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final List<Task> tasks;

  Scene(List<Node> nodes, List<Service> services, List<Task> tasks) {
    nodes.forEach(node -> machines.put(node.id(), new Machine(node)));
    services.forEach(service -> this.services.put(service.id(), service));
    this.tasks = List.copyOf(tasks);
    for (Task task : tasks) {
      Optional.ofNullable(machines.get(task.nodeId())).ifPresent(m -> m.take(demand(task)));
    }
  }

  /** As it is now. */
  static Scene of(Engine engine) {
    // what is to run, and what waits for its predecessor to end
    Filters wanted = Filters.of("desired-state", "running").and("desired-state", "ready");
    return new Scene(
        engine.nodes().list(Filters.none()),
        engine.services().list(Filters.none()),
        engine.tasks().list(wanted));
  }

  Collection<Machine> machines() {
    return machines.values();
  }

  Optional<Machine> machine(String node) {
    return Optional.ofNullable(machines.get(node));
  }

  Optional<Service> service(String id) {
    return Optional.ofNullable(services.get(id));
  }

  /** The tasks that a node has. */
  List<Task> on(String node) {
    return tasks.stream().filter(task -> task.nodeId().equals(node)).toList();
  }

  Demand demand(Task task) {
    List<String> ports = service(task.serviceId()).map(Demand::hostPorts).orElse(List.of());
    return Demand.of(task.serviceId(), task.at("Spec"), ports);
  }

  /**
   * Gives the task to the node that Swarm would likely choose: one with few tasks of the service,
   * then one with few tasks at all.
   */
  Optional<Machine> place(Demand task, String without) {
    Optional<Machine> best =
        machines.values().stream()
            .filter(m -> !m.node().id().equals(without))
            .filter(m -> m.objections(task).isEmpty())
            .min(
                Comparator.<Machine>comparingLong(m -> m.tasksOf(task.serviceId()))
                    .thenComparingLong(Machine::tasks)
                    .thenComparing(m -> m.node().hostname()));
    best.ifPresent(machine -> machine.take(task));
    return best;
  }
}
