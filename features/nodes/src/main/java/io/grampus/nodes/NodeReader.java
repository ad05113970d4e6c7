package io.grampus.nodes;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.engine.Node;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.List;
import java.util.function.Supplier;

/** Reads what the guards need to know of nodes, from the manager itself. */
final class NodeReader {
  private final Supplier<Engine> engine;
  private final Inventory inventory;

  NodeReader(Supplier<Engine> engine, Inventory inventory) {
    this.engine = engine;
    this.inventory = inventory;
  }

  /** The node that a person means by its id, the beginning of it, or its name. */
  NodeFacts read(String tried, String name) {
    String id = inventory.find(Kind.NODE, name).id();
    return all(tried).stream()
        .filter(facts -> facts.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                new CommonProblem.NotFound(tried, "node", name, "It was removed a moment ago.")));
  }

  /** All nodes; outside of a Swarm the engine itself. */
  List<NodeFacts> all(String tried) {
    try {
      String self = engine.get().system().info().nodeId();
      List<Node> nodes = engine.get().nodes().list(Filters.none());
      return nodes.stream().map(node -> facts(node, nodes, self)).toList();
    } catch (EngineException.NoSwarm e) {
      return inventory.rows(Kind.NODE).stream()
          .map(row ->
              new NodeFacts(
                  row.id(),
                  row.name(),
                  "none",
                  row.availability(),
                  row.state(),
                  true,
                  new NodeFacts.Fleet(0, 0, 0)))
          .toList();
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private static NodeFacts facts(Node node, List<Node> all, String self) {
    List<Node> managers = all.stream().filter(n -> n.role().equals("manager")).toList();
    long reachable = managers.stream().filter(n -> n.reachability().equals("reachable")).count();
    long takers = all.stream().filter(n -> !n.id().equals(node.id()) && takesTasks(n)).count();
    return new NodeFacts(
        node.id(),
        node.hostname(),
        node.role(),
        node.availability(),
        node.state(),
        node.id().equals(self),
        new NodeFacts.Fleet(managers.size(), (int) reachable, (int) takers));
  }

  static boolean takesTasks(Node node) {
    return node.state().equals("ready") && node.availability().equals("active");
  }
}
