package io.grampus.stats;

import io.grampus.cgroup.Counters;
import io.grampus.inventory.ContainerRow;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures every running container, each second while somebody watches and else every tenth. */
final class Sampler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
  private static final String SERVICE = "com.docker.swarm.service.id";
  private static final Duration WATCHED = Duration.ofSeconds(1);
  private static final Duration UNWATCHED = Duration.ofSeconds(10);

  private final Inventory inventory;
  private final List<CounterSource> sources;
  private final NodeMeter node;
  private volatile ElsewhereSampler elsewhere;
  private final Clock clock;
  private final Consumer<Measurement> taker;
  private final Map<String, Counters> before = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition watched = lock.newCondition();
  // a kernel file never blocks, and a virtual thread would make it cost twice
  private final Thread thread = Thread.ofPlatform().daemon().name("stats").unstarted(this::run);
  private int watchers;

  /**
   * What one round found.
   *
   * @param containers what is new of containers
   * @param nodes what is new of nodes
   * @param old what is known of containers from earlier rounds alone
   * @param oldNodes the same of nodes
   * @param services the ids of the services that containers are of, by the containers' ids
   * @param places the ids of the nodes that they are on, by the containers' ids
   */
  record Measurement(
      Instant at,
      List<ContainerFigures> containers,
      List<NodeFigures> nodes,
      List<ContainerFigures> old,
      List<NodeFigures> oldNodes,
      Map<String, String> services,
      Map<String, String> places) {

    Optional<String> service(String container) {
      return Optional.ofNullable(services.get(container));
    }

    Optional<String> place(String container) {
      return Optional.ofNullable(places.get(container));
    }
  }

  Sampler(
      Inventory inventory,
      List<CounterSource> sources,
      NodeMeter node,
      Clock clock,
      Consumer<Measurement> taker) {
    this.inventory = inventory;
    this.sources = sources;
    this.node = node;
    this.clock = clock;
    this.elsewhere = new ElsewhereSampler(inventory, NodeMeasuring.NONE, clock);
    this.taker = taker;
  }

  /** Takes what other nodes report from here on. */
  void others(NodeMeasuring measuring) {
    elsewhere = new ElsewhereSampler(inventory, measuring, clock);
  }

  void start() {
    thread.start();
  }

  /** Somebody looks; measures at once if it was long ago. */
  void watch() {
    change(1);
  }

  void unwatch() {
    change(-1);
  }

  private void change(int by) {
    lock.lock();
    try {
      watchers += by;
      watched.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      long next = clock.nanos();
      while (!Thread.currentThread().isInterrupted()) {
        try {
          taker.accept(measure());
        } catch (RuntimeException e) {
          LOG.warn("measuring containers failed: {}", e.getMessage());
          LOG.debug("stack trace", e);
        }
        next = Math.max(next, clock.nanos() - WATCHED.toNanos());
        next = pause(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the next round, which comes sooner when somebody begins to watch. */
  private long pause(long last) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        long due = last + (watchers > 0 ? WATCHED : UNWATCHED).toNanos();
        long left = due - clock.nanos();
        if (left <= 0) {
          return due;
        }
        var _ = watched.await(left, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Measures so often at once, for benches. */
  void rounds(int count) {
    for (int i = 0; i < count; i++) {
      taker.accept(measure());
    }
  }

  private Measurement measure() {
    Instant at = clock.now();
    List<ContainerFigures> figures = new ArrayList<>();
    Set<String> running = new HashSet<>();
    Map<String, String> services = new HashMap<>();
    for (ContainerRow container : inventory.rows(Kind.CONTAINER)) {
      if (container.running() && inventory.isHere(container.id())) {
        running.add(container.id());
        read(container).ifPresent(now -> figures.add(figures(container, at, now)));
        service(container).ifPresent(service -> services.put(container.id(), service));
      }
    }
    before.keySet().retainAll(running);
    sources.forEach(source -> source.keep(running));
    List<NodeFigures> nodes = new ArrayList<>(node.measure(at, figures).stream().toList());
    Map<String, String> places = new HashMap<>();
    nodes.forEach(own -> figures.forEach(f -> places.put(f.id(), own.id())));
    ElsewhereSampler.Round round = elsewhere.measure(every());
    figures.addAll(round.containers());
    nodes.addAll(round.nodes());
    round
        .places()
        .forEach((container, place) -> {
          places.put(container.id(), place);
          service(container).ifPresent(service -> services.put(container.id(), service));
        });
    return new Measurement(
        at,
        List.copyOf(figures),
        List.copyOf(nodes),
        round.oldContainers(),
        round.oldNodes(),
        services,
        places);
  }

  private static Optional<String> service(ContainerRow container) {
    return Optional.ofNullable(container.labels().get(SERVICE));
  }

  private Duration every() {
    lock.lock();
    try {
      return watchers > 0 ? WATCHED : UNWATCHED;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Counters> read(ContainerRow container) {
    for (CounterSource source : sources) {
      Optional<Counters> read = source.read(container);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  private ContainerFigures figures(ContainerRow container, Instant at, Counters now) {
    Counters earlier = before.put(container.id(), now);
    return earlier == null
        ? Rates.first(container, at, now)
        : Rates.between(container, at, earlier, now);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
