package io.grampus.inventory;

import io.grampus.engine.Config;
import io.grampus.engine.ContainerInspect;
import io.grampus.engine.ContainerSummary;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.HistoryStep;
import io.grampus.engine.ImageInspect;
import io.grampus.engine.ImageSummary;
import io.grampus.engine.Json;
import io.grampus.engine.Network;
import io.grampus.engine.Node;
import io.grampus.engine.Secret;
import io.grampus.engine.Service;
import io.grampus.engine.SystemInspect;
import io.grampus.engine.Task;
import io.grampus.engine.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine of running containers whose events a test sends, or loses. */
final class FakeReads implements EngineReads {
  final Map<String, ContainerSummary> containers = new ConcurrentHashMap<>();
  final Map<String, ContainerInspect> inspections = new ConcurrentHashMap<>();
  final AtomicInteger fullLists = new AtomicInteger();
  final AtomicInteger inspected = new AtomicInteger();
  final AtomicInteger connections = new AtomicInteger();
  private volatile Stream stream = new Stream();

  void run(String id, String name) {
    containers.put(id, Samples.container(id, name, "running", "Up 2 minutes"));
    inspections.put(id, Samples.inspection(id, "running", "2026-01-01T11:58:00Z"));
  }

  void exit(String id, String name) {
    containers.put(id, Samples.container(id, name, "exited", "Exited (0) 2 minutes ago"));
    inspections.put(id, Samples.inspection(id, "exited", "2026-01-01T11:50:00Z"));
  }

  void tell(String action, String id) {
    stream.events.add(
        Optional.of(
            new EngineEvent(
                Json.parse(
                    """
                    {"Type":"container","Action":"%s","Actor":{"ID":"%s","Attributes":{}}}
                    """
                        .formatted(action, id)))));
  }

  void loseStream() {
    stream.close();
  }

  private static final class Stream implements EngineStream<EngineEvent> {
    private final LinkedBlockingQueue<Optional<EngineEvent>> events = new LinkedBlockingQueue<>();
    private Optional<EngineEvent> next = Optional.empty();

    @Override
    public boolean hasNext() {
      try {
        next = events.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        next = Optional.empty();
      }
      return next.isPresent();
    }

    @Override
    public EngineEvent next() {
      return next.orElseThrow(NoSuchElementException::new);
    }

    @Override
    public void close() {
      events.add(Optional.empty());
    }
  }

  @Override
  public SystemInspect info() {
    return new SystemInspect(
        Json.parse("{\"ID\":\"e1\",\"Name\":\"w3\",\"NCPU\":2,\"MemTotal\":1000}"));
  }

  @Override
  public EngineStream<EngineEvent> events(Instant since) {
    connections.incrementAndGet();
    stream = new Stream();
    return stream;
  }

  @Override
  public List<ContainerSummary> containers() {
    fullLists.incrementAndGet();
    return new ArrayList<>(containers.values());
  }

  @Override
  public List<ContainerSummary> containers(Collection<String> ids) {
    return containers.values().stream().filter(c -> ids.contains(c.id())).toList();
  }

  @Override
  public ContainerInspect container(String id) throws EngineException {
    inspected.incrementAndGet();
    return inspections.getOrDefault(id, Samples.inspection(id, "dead", "0001-01-01T00:00:00Z"));
  }

  @Override
  public List<ImageSummary> images() {
    return List.of();
  }

  @Override
  public ImageInspect image(String id) {
    return new ImageInspect(Json.object());
  }

  @Override
  public List<HistoryStep> history(String image) {
    return List.of();
  }

  @Override
  public List<Volume> volumes() {
    return List.of(new Volume(Json.parse("{\"Name\":\"store\",\"Driver\":\"local\"}")));
  }

  @Override
  public List<Volume> measuredVolumes() {
    return List.of(
        new Volume(Json.parse("{\"Name\":\"store\",\"UsageData\":{\"Size\":5,\"RefCount\":1}}")));
  }

  @Override
  public List<Network> networks() {
    return List.of(new Network(Json.parse("{\"Id\":\"n1\",\"Name\":\"front\"}")));
  }

  @Override
  public List<Node> nodes() {
    return List.of();
  }

  @Override
  public List<Service> services() {
    return List.of();
  }

  @Override
  public List<Task> tasks() {
    return List.of();
  }

  @Override
  public List<Secret> secrets() {
    return List.of();
  }

  @Override
  public List<Config> configs() {
    return List.of();
  }
}
