package io.grampus.stats;

import io.grampus.inventory.LiveFigure;
import io.grampus.inventory.LiveFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest measurement. */
final class LiveStats implements LiveFigures {

  private record Latest(
      long version,
      Map<String, ContainerFigures> containers,
      Map<String, LiveFigure> live,
      List<ContainerFigures> all,
      Map<String, ServiceFigures> services,
      Map<String, NodeFigures> nodes) {}

  private volatile Latest latest = new Latest(0, Map.of(), Map.of(), List.of(), Map.of(), Map.of());

  void take(Sampler.Measurement measurement) {
    List<ContainerFigures> all = new ArrayList<>(measurement.containers());
    all.addAll(measurement.old());
    Map<String, ContainerFigures> containers = new HashMap<>();
    Map<String, LiveFigure> live = new HashMap<>();
    Map<String, ServiceFigures> services = new HashMap<>();
    for (ContainerFigures figures : all) {
      containers.put(figures.id(), figures);
      live.put(figures.id(), new LiveFigure(figures.cpu(), figures.memory()));
      measurement
          .service(figures.id())
          .map(id -> ServiceFigures.of(id, figures))
          .ifPresent(part -> services.merge(part.id(), part, ServiceFigures::plus));
    }
    Map<String, NodeFigures> nodes = new LinkedHashMap<>();
    measurement.nodes().forEach(node -> nodes.put(node.id(), node));
    measurement.oldNodes().forEach(node -> nodes.put(node.id(), node));
    latest = new Latest(latest.version() + 1, containers, live, List.copyOf(all), services, nodes);
  }

  Optional<ContainerFigures> container(String id) {
    return Optional.ofNullable(latest.containers().get(id));
  }

  List<ContainerFigures> containers() {
    return latest.all();
  }

  /** The sum of a service's containers; empty when none of them is measured. */
  Optional<ServiceFigures> service(String id) {
    return Optional.ofNullable(latest.services().get(id));
  }

  Optional<NodeFigures> node(String id) {
    return Optional.ofNullable(latest.nodes().get(id));
  }

  /** All nodes that are measured. */
  List<NodeFigures> nodes() {
    return List.copyOf(latest.nodes().values());
  }

  @Override
  public Optional<LiveFigure> of(String container) {
    return Optional.ofNullable(latest.live().get(container));
  }

  @Override
  public long version() {
    return latest.version();
  }
}
