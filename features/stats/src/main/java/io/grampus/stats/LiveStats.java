package io.grampus.stats;

import io.grampus.inventory.LiveFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The latest measurement. */
final class LiveStats implements LiveFigures {

  private record Latest(
      long version,
      Map<String, ContainerFigures> containers,
      List<ContainerFigures> all,
      Optional<NodeFigures> node) {}

  private volatile Latest latest = new Latest(0, Map.of(), List.of(), Optional.empty());

  void take(Sampler.Measurement measurement) {
    Map<String, ContainerFigures> containers = new HashMap<>();
    measurement.containers().forEach(figures -> containers.put(figures.id(), figures));
    latest =
        new Latest(latest.version() + 1, containers, measurement.containers(), measurement.node());
  }

  Optional<ContainerFigures> container(String id) {
    return Optional.ofNullable(latest.containers().get(id));
  }

  List<ContainerFigures> containers() {
    return latest.all();
  }

  Optional<NodeFigures> node(String id) {
    return latest.node().filter(node -> node.id().equals(id));
  }

  /** All nodes that are measured. */
  List<NodeFigures> nodes() {
    return latest.node().stream().toList();
  }

  @Override
  public OptionalDouble cpu(String container) {
    ContainerFigures figures = latest.containers().get(container);
    return figures == null ? OptionalDouble.empty() : OptionalDouble.of(figures.cpu());
  }

  @Override
  public OptionalLong memory(String container) {
    ContainerFigures figures = latest.containers().get(container);
    return figures == null ? OptionalLong.empty() : OptionalLong.of(figures.memory());
  }

  @Override
  public long version() {
    return latest.version();
  }
}
