package io.grampus.inventory;

import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The lanes, one for each kind, and which events mark which of them. */
final class Lanes implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(45);
  private static final Duration TASKS_AT_REST = Duration.ofSeconds(10);
  private static final Duration WITHOUT_SWARM = Duration.ofSeconds(5);

  private final EngineReads engine;
  private final Tables tables;
  private final Clock clock;
  private final Runnable engineLost;
  private final Joins joins;
  private final SwarmLoader swarm;
  private final VolumeLoader volumeLoader;
  private final Lane containers;
  private final Lane images;
  private final Lane volumes;
  private final Lane networks;
  private final Lane nodes;
  private final Lane services;
  private final Lane tasks;
  private final Lane secrets;
  private final Lane configs;
  private final List<Lane> all;

  Lanes(EngineReads engine, Tables tables, Joins joins, Clock clock, Runnable engineLost) {
    this.engine = engine;
    this.tables = tables;
    this.clock = clock;
    this.engineLost = engineLost;
    this.joins = joins;
    this.swarm = new SwarmLoader(engine, tables, joins);
    this.containers = lane(tables.containers, () -> PERIOD, containerPass());
    this.images = lane(tables.images, () -> PERIOD, imagePass());
    this.volumeLoader = new VolumeLoader(engine, joins, tables.here, this::ids);
    this.volumes = lane(tables.volumes, () -> PERIOD, _ -> volumeLoader.load());
    this.networks = lane(tables.networks, () -> PERIOD, _ -> readNetworks());
    this.nodes = lane(tables.nodes, this::nodePeriod, _ -> readNodes());
    this.services = lane(tables.services, () -> PERIOD, _ -> swarm.services());
    this.tasks = lane(tables.tasks, this::taskPeriod, _ -> swarm.tasks());
    this.secrets = lane(tables.secrets, () -> PERIOD, _ -> swarm.secrets());
    this.configs = lane(tables.configs, () -> PERIOD, _ -> swarm.configs());
    this.all =
        List.of(containers, images, volumes, networks, nodes, services, tasks, secrets, configs);
  }

  private Lane lane(Shelf<?> shelf, Supplier<Duration> period, Lane.Pass pass) {
    Lane.Listener listener =
        new Lane.Listener() {
          @Override
          public void succeeded() {
            shelf.table().fresh();
          }

          @Override
          public void failed(RuntimeException problem) {
            shelf.table().stale(clock.now());
            react(problem);
          }
        };
    return new Lane(shelf.kind().plural(), clock, period, pass, listener);
  }

  private void react(RuntimeException problem) {
    if (problem instanceof EngineException.Unreachable
        || problem instanceof EngineException.TimedOut) {
      engineLost.run();
    } else if (problem instanceof EngineException.NoSwarm) {
      nodes.markAll();
    }
  }

  private Lane.Pass containerPass() {
    Partition<ContainerRow> table = tables.here.containers;
    var loader = new ContainerLoader(engine, table, clock, swarm::nodeName, joins::named);
    return dirt -> {
      try {
        if (loader.load(dirt)) {
          containers().mark(ContainerLoader.MORE);
        }
      } finally {
        // a reading that broke off may have brought some
        Set<String> changed = loader.changed();
        if (!changed.isEmpty()) {
          joins.afterContainers(tables.here, changed);
        }
      }
    };
  }

  private Lane.Pass imagePass() {
    var loader = new ImageLoader(engine, joins, tables.here, this::ids, tables.anatomies);
    return _ -> {
      if (loader.load()) {
        images().markAll();
      }
    };
  }

  private Lane containers() {
    return containers;
  }

  private Lane images() {
    return images;
  }

  private Duration nodePeriod() {
    return swarm.manager() ? PERIOD : WITHOUT_SWARM;
  }

  private Duration taskPeriod() {
    if (!swarm.manager()) {
      return PERIOD;
    }
    return swarm.inTransition() ? whileTasksMove() : TASKS_AT_REST;
  }

  /** A task's state follows its container's event after a moment; many tasks cost more to read. */
  private Duration whileTasksMove() {
    int tasks = tables.tasks.table().snapshot().entries().size();
    return Duration.ofMillis(Math.clamp(tasks, 250, 1000));
  }

  private void readNodes() {
    if (swarm.nodes()) {
      List.of(services, tasks, secrets, configs).forEach(Lane::markAll);
    }
  }

  private NodeIds ids() {
    return new NodeIds("", swarm.nodeName());
  }

  private void readNetworks() {
    NodeIds ids = ids();
    joins.replaceNetworks(
        tables.here, engine.networks().stream().map(n -> LocalRows.network(n, ids)).toList());
  }

  void measureVolumes() {
    volumeLoader.measure();
    volumes.markAll();
  }

  void start() {
    all.forEach(Lane::start);
  }

  /** The engine answers and tells events: read everything. */
  void resume() {
    swarm.introduce();
    all.forEach(Lane::resume);
  }

  void suspend(Instant since) {
    all.forEach(Lane::suspend);
    tables.all().forEach(shelf -> shelf.table().stale(since));
  }

  void markAll() {
    all.forEach(Lane::markAll);
  }

  void mark(Kind<?> kind) {
    lane(kind).markAll();
  }

  /** Waits until a kind was read by a pass that began after the call. */
  boolean passed(Kind<?> kind, Duration timeout) throws InterruptedException {
    return lane(kind).passed(timeout);
  }

  private Lane lane(Kind<?> kind) {
    return all.get(Kind.ALL.indexOf(kind));
  }

  /** Marks what an event may have changed. */
  void mark(EngineEvent event) {
    switch (event.type()) {
      case "container" -> markContainer(event);
      case "image" -> images.markAll();
      case "volume" -> markVolume(event);
      case "network" -> markNetwork(event);
      case "node", "daemon" -> {
        nodes.markAll();
        tasks.markAll();
      }
      case "service" -> {
        services.markAll();
        tasks.markAll();
      }
      case "secret" -> secrets.markAll();
      case "config" -> configs.markAll();
      default -> {
        // plugins and builders have no table
      }
    }
  }

  private void markContainer(EngineEvent event) {
    if (EventWords.changesNothing(event.action())) {
      return;
    }
    containers.mark(event.actorId());
    if (event.attributes().containsKey(Labels.TASK)) {
      tasks.markAll();
    }
  }

  private void markVolume(EngineEvent event) {
    if (!EventWords.mounts(event.action())) {
      volumes.markAll();
    }
  }

  private void markNetwork(EngineEvent event) {
    String container = event.attributes().getOrDefault("container", "");
    if (container.isEmpty()) {
      networks.markAll();
    } else {
      containers.mark(container);
    }
  }

  @Override
  public void close() {
    all.forEach(Lane::close);
  }
}
