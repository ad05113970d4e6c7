package io.grampus.inventory;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what a node other than the server's own has. Its rows stay while the node is away, and
 * say since when nobody knows whether they are true.
 */
final class NodeFeed implements Inventory.FollowedNode {
  private static final Logger LOG = LoggerFactory.getLogger(NodeFeed.class);
  private static final Duration OVERLAP = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** After a reading that brought something, in case that an event was lost in the crowd. */
  private static final Duration PERIOD = Duration.ofSeconds(45);

  /** While nothing happens; a list costs the node's network more than its engine. */
  private static final Duration LONG_PERIOD = Duration.ofMinutes(5);

  /**
   * So many are read from end to end at once: a thousand nodes that come together would not fit.
   */
  private static final Semaphore READING = new Semaphore(32);

  /** So many readings in a row that fail are taken for an engine that does not answer. */
  private static final int MOST_TROUBLES = 3;

  private final Supplier<Engine> engine;
  private final EngineReads reads;
  private final Supplier<String> name;
  private final String node;
  private final NodeShare share;
  private final Joins joins;
  private final Clock clock;
  private final VolumeLoader volumeLoader;
  private final Lane containers;
  private final Lane images;
  private final Lane volumes;
  private final Lane networks;
  private final Thread pump;
  private final Semaphore nudges = new Semaphore(0);
  private final AtomicReference<Runnable> hangUp = new AtomicReference<>(() -> {});
  private final AtomicInteger troubles = new AtomicInteger();
  private volatile boolean calm;
  private int failures;

  /**
   * @param node the node's id
   * @param name its name, which may change
   */
  NodeFeed(
      String node,
      Supplier<String> name,
      Supplier<Engine> engine,
      Tables tables,
      Joins joins,
      Clock clock) {
    this.node = node;
    this.engine = engine;
    this.reads = new EngineReader(engine);
    this.name = name;
    this.share = NodeShare.of(tables);
    this.joins = joins;
    this.clock = clock;
    this.volumeLoader = new VolumeLoader(reads, joins, share, this::ids);
    this.containers = lane("containers", () -> calm ? LONG_PERIOD : PERIOD, containerPass());
    this.images = lane("images", () -> LONG_PERIOD, imagePass(tables.anatomies));
    this.volumes = lane("volumes", () -> LONG_PERIOD, _ -> volumeLoader.load());
    this.networks = lane("networks", () -> LONG_PERIOD, _ -> readNetworks());
    this.pump = Thread.ofVirtual().name("inventory-node").unstarted(this::pump);
  }

  void start() {
    joins.add(share);
    lanes().forEach(Lane::start);
    pump.start();
  }

  boolean owns(String container) {
    return share.containers.owns(container);
  }

  List<ContainerRow> containerRows() {
    return share.containers.rows();
  }

  Engine engine() {
    return engine.get();
  }

  private List<Lane> lanes() {
    return List.of(containers, images, volumes, networks);
  }

  private Lane lane(String kind, Supplier<Duration> period, Lane.Pass pass) {
    return new Lane(kind + " of a node", clock, period, dirt -> inTurn(dirt, pass), listener());
  }

  private static void inTurn(Dirt dirt, Lane.Pass pass) throws InterruptedException {
    if (!dirt.all()) {
      pass.read(dirt);
      return;
    }
    READING.acquire();
    try {
      pass.read(dirt);
    } finally {
      READING.release();
    }
  }

  private NodeIds ids() {
    return new NodeIds(node, name.get());
  }

  private Lane.Pass containerPass() {
    Partition<ContainerRow> rows = share.containers;
    var loader = new ContainerLoader(reads, rows, clock, name, joins::named);
    return dirt -> {
      try {
        if (loader.load(dirt)) {
          containers().mark(ContainerLoader.MORE);
        }
      } finally {
        // a reading that broke off may have brought some
        Set<String> changed = loader.changed();
        calm = changed.isEmpty();
        if (!calm) {
          joins.afterContainers(share, changed);
        }
      }
    };
  }

  private Lane.Pass imagePass(Anatomies anatomies) {
    var loader = new ImageLoader(reads, joins, share, this::ids, anatomies);
    return _ -> {
      if (loader.load()) {
        images().markAll();
      }
    };
  }

  /** Those of the Swarm are read where the Swarm's other parts are. */
  private void readNetworks() {
    NodeIds ids = ids();
    joins.replaceNetworks(
        share,
        reads.networks().stream()
            .map(network -> LocalRows.network(network, ids))
            .filter(row -> !row.swarm())
            .toList());
  }

  void measureVolumes() {
    volumeLoader.measure();
    volumes.markAll();
  }

  private Lane containers() {
    return containers;
  }

  private Lane images() {
    return images;
  }

  private Lane.Listener listener() {
    return new Lane.Listener() {
      @Override
      public void succeeded() {
        troubles.set(0);
      }

      @Override
      public void failed(RuntimeException problem) {
        if (problem instanceof EngineException.Unreachable
            || problem instanceof EngineException.TimedOut) {
          // one may be a node with a lot to do, whose events go on meanwhile
          if (troubles.incrementAndGet() >= MOST_TROUBLES) {
            hangUp.get().run();
          }
        }
      }
    };
  }

  private void pump() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          follow();
        } catch (EngineException e) {
          LOG.debug("the engine of node {} is away", name.get(), e);
        } catch (RuntimeException e) {
          // whatever it was, the node must not be forgotten for it
          LOG.warn("following node {} broke off; it is tried again", name.get(), e);
        }
        lanes().forEach(Lane::suspend);
        share.stale(clock.now());
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the stream of events ends. */
  private void follow() {
    nudges.drainPermits();
    try (EngineStream<EngineEvent> events = reads.events(clock.now().minus(OVERLAP))) {
      hangUp.set(events::close);
      share.fresh();
      lanes().forEach(Lane::resume);
      failures = 0;
      troubles.set(0);
      while (events.hasNext()) {
        mark(events.next());
      }
    } finally {
      hangUp.set(() -> {});
    }
  }

  private void mark(EngineEvent event) {
    switch (event.type()) {
      case "container" -> {
        if (!EventWords.changesNothing(event.action())) {
          containers.mark(event.actorId());
        }
      }
      case "image" -> images.markAll();
      case "volume" -> {
        if (!EventWords.mounts(event.action())) {
          volumes.markAll();
        }
      }
      case "network" -> markNetwork(event.attributes().getOrDefault("container", ""));
      default -> {
        // what the Swarm has is told by its managers
      }
    }
  }

  private void markNetwork(String container) {
    if (container.isEmpty()) {
      networks.markAll();
    } else {
      containers.mark(container);
    }
  }

  private void pause() throws InterruptedException {
    long most = FIRST_PAUSE.toNanos() << Math.min(failures, 10);
    most = Math.min(most, LONGEST_PAUSE.toNanos());
    failures++;
    long pause = ThreadLocalRandom.current().nextLong(most / 2, most);
    var _ = nudges.tryAcquire(pause, TimeUnit.NANOSECONDS);
  }

  @Override
  public void nudge() {
    nudges.release();
  }

  void end() {
    pump.interrupt();
    hangUp.get().run();
    lanes().forEach(Lane::close);
  }

  /** Ends, and takes the node's rows away. */
  @Override
  public void close() {
    end();
    share.close();
    joins.remove(share);
  }
}
