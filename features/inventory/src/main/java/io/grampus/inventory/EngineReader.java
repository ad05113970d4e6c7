package io.grampus.inventory;

import io.grampus.engine.Config;
import io.grampus.engine.ContainerInspect;
import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineStream;
import io.grampus.engine.EventSpan;
import io.grampus.engine.Filters;
import io.grampus.engine.HistoryStep;
import io.grampus.engine.ImageInspect;
import io.grampus.engine.ImageSummary;
import io.grampus.engine.Network;
import io.grampus.engine.Node;
import io.grampus.engine.Secret;
import io.grampus.engine.Service;
import io.grampus.engine.SystemInspect;
import io.grampus.engine.Task;
import io.grampus.engine.Volume;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Reads from a real engine. */
final class EngineReader implements EngineReads {
  private final Supplier<Engine> engine;

  EngineReader(Supplier<Engine> engine) {
    this.engine = engine;
  }

  @Override
  public SystemInspect info() {
    return engine.get().system().info();
  }

  @Override
  public EngineStream<EngineEvent> events(Instant since) {
    return engine.get().system().events(EventSpan.since(since), Filters.none());
  }

  @Override
  public List<ContainerSummary> containers() {
    return engine.get().containers().list(true, Filters.none());
  }

  @Override
  public List<ContainerSummary> containers(Collection<String> ids) {
    Filters filters = Filters.none();
    for (String id : ids) {
      filters = filters.and("id", id);
    }
    return engine.get().containers().list(true, filters);
  }

  @Override
  public ContainerInspect container(String id) {
    return engine.get().containers().inspect(id);
  }

  @Override
  public List<ImageSummary> images() {
    return engine.get().images().list(false, Filters.none());
  }

  @Override
  public ImageInspect image(String id) {
    return engine.get().images().inspect(id);
  }

  @Override
  public List<HistoryStep> history(String image) {
    return engine.get().images().history(image);
  }

  @Override
  public List<Volume> volumes() {
    return engine.get().volumes().list(Filters.none());
  }

  @Override
  public List<Volume> measuredVolumes() {
    return engine.get().system().measuredVolumes();
  }

  @Override
  public List<Network> networks() {
    return engine.get().networks().list(Filters.none());
  }

  @Override
  public List<Node> nodes() {
    return engine.get().nodes().list(Filters.none());
  }

  @Override
  public List<Service> services() {
    return engine.get().services().list(Filters.none());
  }

  @Override
  public List<Task> tasks() {
    return engine.get().tasks().list(Filters.none());
  }

  @Override
  public List<Secret> secrets() {
    return engine.get().secrets().list(Filters.none());
  }

  @Override
  public List<Config> configs() {
    return engine.get().configs().list(Filters.none());
  }
}
