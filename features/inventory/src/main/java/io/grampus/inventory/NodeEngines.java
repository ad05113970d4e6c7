package io.grampus.inventory;

import io.grampus.engine.Engine;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds engines by what the tables say. */
final class NodeEngines implements Engines {
  private final Tables tables;
  private final Map<String, NodeFeed> nodes;
  private final Supplier<Engine> own;

  /**
   * @param nodes the other nodes, by their ids
   */
  NodeEngines(Tables tables, Map<String, NodeFeed> nodes, Supplier<Engine> own) {
    this.tables = tables;
    this.nodes = nodes;
    this.own = own;
  }

  @Override
  public Engine here() {
    return own.get();
  }

  @Override
  public Engine of(String container) {
    return feedOf(container).map(NodeFeed::engine).orElseGet(own);
  }

  /** Empty for what is on the own engine, and for what nobody knows: it may be a moment old. */
  private Optional<NodeFeed> feedOf(String container) {
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    return new RowFinder<>(tables.containers)
        .known(container)
        .flatMap(row -> nodes.values().stream().filter(n -> n.owns(row.id())).findFirst());
  }

  @Override
  public String task(String name) {
    boolean container = new RowFinder<>(tables.containers).known(name).isPresent();
    return container
        ? name
        : new TaskNames(rows(tables.tasks)).container(name, tables.here.containers::owns);
  }

  private static <R extends Row> List<R> rows(Shelf<R> shelf) {
    return shelf.table().snapshot().entries().stream().map(Entry::row).toList();
  }

  @Override
  public Engine on(String node) {
    return node.isEmpty() ? own.get() : reached(named(node));
  }

  private NodeRow named(String node) {
    return new RowFinder<>(tables.nodes).find(node);
  }

  private Engine reached(NodeRow node) {
    if (node.self()) {
      return own.get();
    }
    return Optional.ofNullable(nodes.get(node.id()))
        .map(NodeFeed::engine)
        .orElseThrow(() -> new ProblemException(noAgent(node)));
  }

  private static CommonProblem noAgent(NodeRow node) {
    return new CommonProblem.Conflict(
        "reach the engine of node \"" + node.name() + "\"",
        "it has no agent",
        "Let one in: grampus node join-token " + node.name() + ".");
  }

  @Override
  public List<String> nodes() {
    List<String> names = new ArrayList<>();
    for (NodeRow node : rows(tables.nodes)) {
      if (node.self()) {
        names.addFirst(node.name());
      } else if (nodes.containsKey(node.id())) {
        names.add(node.name());
      }
    }
    return names;
  }

  @Override
  public Spot seen(Kind<?> kind, String name, String node) {
    return spot(finder(kind, node).nearest(name), name, node);
  }

  @Override
  public Spot meant(Kind<?> kind, String name, String node) {
    return spot(finder(kind, node).known(name), name, node);
  }

  private RowFinder<?> finder(Kind<?> kind, String node) {
    RowFinder<?> finder = new RowFinder<>(tables.of(kind));
    return node.isEmpty() ? finder : finder.on(named(node));
  }

  private Spot spot(Optional<? extends Row> row, String name, String node) {
    if (row.isEmpty()) {
      return new Spot(on(node), name, node);
    }
    String id = row.get().id();
    String known = id.equals(name) ? NodeIds.bare(id) : name;
    String on = row.get() instanceof OnNode<?> it ? it.node() : node;
    return new Spot(of(row.get()), known, on);
  }

  /** The engine that has what a row is about. */
  Engine of(Row row) {
    return switch (row) {
      case ContainerRow container -> of(container.id());
      default -> {
        String node = row instanceof OnNode<?> ? NodeIds.node(row.id()) : "";
        yield Optional.ofNullable(nodes.get(node)).map(NodeFeed::engine).orElseGet(own);
      }
    };
  }
}
