package io.grampus.nodes;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Service;
import io.grampus.engine.ServiceMode;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.ServiceRow;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import io.grampus.nodes.Room.NodeRoom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Tells how many more tasks of a service the nodes have room for. */
final class RoomMeter {
  private final Supplier<Engine> engine;
  private final Inventory inventory;

  RoomMeter(Supplier<Engine> engine, Inventory inventory) {
    this.engine = engine;
    this.inventory = inventory;
  }

  Room measure(String name) {
    String tried = "see what room there is for service \"" + name + "\"";
    ServiceRow row = inventory.find(Kind.SERVICE, name);
    try {
      Scene scene = Scene.of(engine.get());
      Service service =
          scene
              .service(row.id())
              .orElseThrow(() ->
                  new ProblemException(
                      new CommonProblem.NotFound(
                          tried, "service", name, "It was removed a moment ago.")));
      return room(scene, service);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  static Room room(Scene scene, Service service) {
    Demand task = Demand.of(service);
    List<NodeRoom> nodes = scene.machines().stream().map(m -> room(m, task)).toList();
    boolean endless = nodes.stream().anyMatch(node -> node.more().isEmpty());
    long sum = nodes.stream().mapToLong(node -> node.more().orElse(0L)).sum();
    long replicas =
        service.mode() instanceof ServiceMode.Replicated replicated ? replicated.replicas() : 0;
    return new Room(
        service.id(),
        service.name(),
        replicas,
        endless ? Optional.empty() : Optional.of(sum),
        task.reserved().cpus(),
        task.reserved().memory(),
        nodes);
  }

  private static NodeRoom room(Machine machine, Demand task) {
    OptionalLong more = machine.more(task);
    Amount free = machine.free();
    return new NodeRoom(
        machine.node().id(),
        machine.node().hostname(),
        more.isPresent() ? Optional.of(more.getAsLong()) : Optional.empty(),
        Math.max(0, free.cpus()),
        Math.max(0, free.memory()),
        machine.objections(task));
  }
}
