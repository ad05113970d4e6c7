package io.grampus.stats;

import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import io.grampus.stats.Bucket.Sample;
import io.grampus.stats.Bucket.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Takes measurements, sums them up and writes them in batches. */
final class HistoryKeeper implements AutoCloseable {
  private static final Duration BATCH = Duration.ofSeconds(60);
  private static final Duration PRUNING = Duration.ofMinutes(15);
  static final int MOST_POINTS = 1000;

  /** An hour ago for the browser, or when the request was made, is a little more by now. */
  private static final Duration LENIENCE = Duration.ofSeconds(30);

  private final StatsStore store;
  private final Clock clock;
  private final RollUp rollUp = new RollUp();
  private final Map<String, Transfer> totals = new HashMap<>();
  private final ReentrantLock adding = new ReentrantLock();
  // one batch at a time; held while writing, but never by who measures
  private final ReentrantLock writing = new ReentrantLock();
  private long written;
  private long pruned;

  HistoryKeeper(StatsStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.written = clock.nanos();
    this.pruned = clock.nanos() - PRUNING.toNanos();
  }

  void take(Sampler.Measurement measurement) {
    long second = measurement.at().getEpochSecond();
    boolean due;
    adding.lock();
    try {
      Map<String, Transfer> seen = new HashMap<>();
      Map<String, Sample> services = new HashMap<>();
      Map<String, Transfer> byNode = new HashMap<>();
      for (ContainerFigures figures : measurement.containers()) {
        Sample sample = sample(figures, seen);
        rollUp.add(sample, second);
        measurement
            .place(figures.id())
            .ifPresent(node -> byNode.merge(node, sample.transfer(), Transfer::plus));
        measurement
            .service(figures.id())
            .map(id -> sample.partOf(object(Kind.SERVICE, id)))
            .ifPresent(part -> services.merge(part.object(), part, Sample::plus));
      }
      keep(measurement, seen, services);
      services.values().forEach(sum -> rollUp.add(sum, second));
      for (NodeFigures node : measurement.nodes()) {
        rollUp.add(sample(node, byNode.getOrDefault(node.id(), Transfer.NONE)), second);
      }
      totals.clear();
      totals.putAll(seen);
      due = clock.nanos() - written >= BATCH.toNanos();
    } finally {
      adding.unlock();
    }
    if (due) {
      Thread.ofVirtual().name("stats-writer").start(this::write);
    }
  }

  /**
   * What was measured before goes on from where it was, and a service that has a container on a
   * node whose report is a moment late uses no less for it.
   */
  private void keep(
      Sampler.Measurement measurement, Map<String, Transfer> seen, Map<String, Sample> services) {
    Instant fresh = measurement.at().minus(LENIENCE);
    for (ContainerFigures figures : measurement.old()) {
      Optional.ofNullable(totals.get(figures.id())).ifPresent(all -> seen.put(figures.id(), all));
      Optional<String> service =
          measurement.service(figures.id()).filter(_ -> figures.at().isAfter(fresh));
      if (service.isPresent()) {
        String object = object(Kind.SERVICE, service.get());
        var known =
            new Sample(object, figures.cpu(), figures.memory(), Transfer.NONE, figures.pids());
        services.merge(object, known.partOf(object), Sample::plus);
      }
    }
  }

  private Sample sample(ContainerFigures figures, Map<String, Transfer> seen) {
    Transfer went = went(figures, seen);
    String object = object(Kind.CONTAINER, figures.id());
    return new Sample(object, figures.cpu(), figures.memory(), went, figures.pids());
  }

  private static Sample sample(NodeFigures figures, Transfer went) {
    String object = object(Kind.NODE, figures.id());
    return new Sample(object, figures.cpu(), figures.memory(), went, figures.containers());
  }

  private Transfer went(ContainerFigures figures, Map<String, Transfer> seen) {
    Flow network = figures.network();
    Flow disk = figures.disk();
    var total = new Transfer(network.in(), network.out(), disk.in(), disk.out());
    seen.put(figures.id(), total);
    Transfer before = totals.getOrDefault(figures.id(), total);
    return new Transfer(
        Math.max(0, total.received() - before.received()),
        Math.max(0, total.sent() - before.sent()),
        Math.max(0, total.read() - before.read()),
        Math.max(0, total.written() - before.written()));
  }

  /** The name under which the history of something is kept. */
  static String object(Kind<?> kind, String id) {
    return kind + "/" + id;
  }

  /** Writes what is complete, and prunes now and then. */
  private void write() {
    writing.lock();
    try {
      List<Bucket> done = taken(false);
      store.add(done);
      if (clock.nanos() - pruned >= PRUNING.toNanos()) {
        pruned = clock.nanos();
        store.prune(clock.now());
      }
    } finally {
      writing.unlock();
    }
  }

  private List<Bucket> taken(boolean all) {
    adding.lock();
    try {
      written = clock.nanos();
      return all ? rollUp.takeAll() : rollUp.take(clock.now().getEpochSecond());
    } finally {
      adding.unlock();
    }
  }

  /**
   * The history of an object.
   *
   * @param step the least step that is wanted; zero lets it follow from the span
   */
  StatsHistory history(String object, String id, Instant from, Instant to, Duration step) {
    write();
    Level level = level(from, to, step);
    long seconds = Math.max(level.seconds(), step.toSeconds());
    List<StatsPoint> kept = withOpen(store.read(object, level, from, to), object, level, to);
    List<StatsPoint> points = Merging.into(kept, seconds, level.seconds());
    return new StatsHistory(id, from, to, seconds * 1000, points);
  }

  /** The step that is still going on is told by what was measured in it so far. */
  private List<StatsPoint> withOpen(List<StatsPoint> kept, String object, Level level, Instant to) {
    Optional<StatsPoint> open;
    adding.lock();
    try {
      open = rollUp.open(object, level).map(Bucket::point);
    } finally {
      adding.unlock();
    }
    Instant last = kept.isEmpty() ? Instant.MIN : kept.getLast().at();
    List<StatsPoint> all = new ArrayList<>(kept);
    open.filter(p -> p.at().isAfter(last) && p.at().isBefore(to)).ifPresent(all::add);
    return all;
  }

  /** The finest level that still has the beginning and does not have too many points. */
  private Level level(Instant from, Instant to, Duration step) {
    List<Level> fitting = new ArrayList<>();
    for (Level level : Level.ALL) {
      boolean has = !from.plus(LENIENCE).isBefore(clock.now().minus(level.kept()));
      boolean few = Duration.between(from, to).toSeconds() / level.seconds() <= MOST_POINTS;
      boolean coarse = step.isZero() || level.seconds() <= Math.max(step.toSeconds(), 10);
      if (has && (step.isZero() ? few : coarse)) {
        fitting.add(level);
      }
    }
    if (fitting.isEmpty()) {
      return Level.ALL.getLast();
    }
    return step.isZero() ? fitting.getFirst() : fitting.getLast();
  }

  @Override
  public void close() {
    writing.lock();
    try {
      store.add(taken(true));
    } finally {
      writing.unlock();
    }
  }
}
