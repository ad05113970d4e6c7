package io.grampus.inventory;

import io.grampus.engine.Engine;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The door: what there is, always at hand, and what changed. */
public final class Inventory implements AutoCloseable {
  private static final Duration SYNC = Duration.ofSeconds(10);
  private static final Duration SIZES_FOR = Duration.ofMinutes(10);
  private final Clock clock;
  private final Tables tables;
  private final Feed feed;
  private final Joins joins;
  private final Map<String, NodeFeed> nodes = new ConcurrentHashMap<>();
  private final NodeEngines engines;
  private final AtomicLong measuredAt = new AtomicLong();
  private final List<Shelf<?>> others = new CopyOnWriteArrayList<>();
  private volatile LiveFigures figures = LiveFigures.NONE;

  /**
   * @param engine gives the engine to read from; may throw what connecting throws
   */
  public Inventory(Supplier<Engine> engine, Clock clock) {
    this(engine, new EngineReader(engine), clock);
  }

  Inventory(Supplier<Engine> engine, EngineReads reads, Clock clock) {
    this.clock = clock;
    this.tables = new Tables(clock, () -> figures);
    this.joins = new Joins(tables);
    this.engines = new NodeEngines(tables, nodes, engine);
    this.feed = new Feed(reads, tables, joins, clock);
  }

  /** Begins to follow the engine; tables are empty and stale until the first reading. */
  public void start() {
    feed.start();
  }

  /** What the API can do with the inventory. */
  public List<Operation> operations() {
    List<Operation> operations =
        new ArrayList<>(new InventoryApi(tables, this::wanted, engines, clock).operations());
    operations.add(new GlanceApi(this::shelves, clock).watch());
    return List.copyOf(operations);
  }

  private void wanted(Kind<?> kind) {
    if (kind.equals(Kind.VOLUME)) {
      measureVolumesSometimes();
    }
  }

  /** Measures the volumes when that is long ago: it makes engines walk through their files. */
  private void measureVolumesSometimes() {
    long now = clock.nanos();
    long last = measuredAt.get();
    boolean due = last == 0 || now - last > SIZES_FOR.toNanos();
    if (due && measuredAt.compareAndSet(last, now == 0 ? 1 : now)) {
      feed.lanes().measureVolumes();
      nodes.values().forEach(NodeFeed::measureVolumes);
    }
  }

  /** Lets a list of another feature be looked at together with the inventory's own. */
  public void alongside(LiveList<?> list) {
    others.add(list.shelf());
  }

  private List<Shelf<?>> shelves() {
    List<Shelf<?>> all = new ArrayList<>(tables.all());
    all.addAll(others);
    return all;
  }

  /** All rows of a kind, in its own order. */
  public <R extends Row> List<R> rows(Kind<R> kind) {
    Shelf<R> shelf = tables.of(kind);
    return shelf.table().snapshot().entries().stream().map(Entry::row).toList();
  }

  /** The rows that a query fits, such as {@code label:team=pay}. */
  public <R extends Row> List<R> rows(Kind<R> kind, String query) {
    Shelf<R> shelf = tables.of(kind);
    ListRequest<R> request = shelf.request(query, "", 0, 0);
    return shelf.lister().list(request).items().stream().map(Entry::row).toList();
  }

  /** The row with that id. */
  public <R extends Row> Optional<R> row(Kind<R> kind, String id) {
    return tables.of(kind).table().entry(id).map(Entry::row);
  }

  /**
   * What people call the thing with that id; the id itself when nothing of the kind is known by it.
   *
   * @param kind the singular, such as {@code service}
   */
  public String nameOf(String kind, String id) {
    return Kind.ALL.stream()
        .filter(known -> known.word().equals(kind))
        .findFirst()
        .flatMap(known -> row(known, id))
        .map(Row::name)
        .filter(name -> !name.isBlank() && !name.contains("<none>"))
        .orElse(id);
  }

  /**
   * The row that a person means by its id, the beginning of it, or its name; a problem when there
   * is none or more than one.
   */
  public <R extends Row> R find(Kind<R> kind, String name) {
    return new RowFinder<>(tables.of(kind)).find(name);
  }

  /** Every change of every table, as it is made. */
  public Topic<Change> changes() {
    return tables.changes;
  }

  /** Waits until the rows of a kind are as wanted; false when they were not in time. */
  public <R extends Row> boolean await(Kind<R> kind, Predicate<List<R>> wanted, Duration timeout)
      throws InterruptedException {
    Table<R> table = tables.of(kind).table();
    long deadline = clock.nanos() + timeout.toNanos();
    while (true) {
      long version = table.version();
      if (wanted.test(rows(kind))) {
        return true;
      }
      long left = deadline - clock.nanos();
      if (left <= 0) {
        return false;
      }
      var _ = table.await(version, Duration.ofNanos(left));
    }
  }

  /** Since when the rows of a kind may be out of date; empty when they are true. */
  public Optional<Instant> staleSince(Kind<?> kind) {
    return tables.of(kind).table().staleSince();
  }

  /**
   * How long the engine has been followed without a gap; zero while it is not. One that has just
   * started answers before it has read all of the Swarm's store, and tells of nothing then.
   */
  public Duration followedFor() {
    return feed.followedFor();
  }

  /** The capability without which there can be no rows of a kind, such as {@code swarm}. */
  public Optional<String> lacks(Kind<?> kind) {
    return tables.of(kind).table().snapshot().lacks();
  }

  /**
   * Reads a kind again soon, for who knows that something changed that engines tell no event of.
   */
  public void refresh(Kind<?> kind) {
    feed.lanes().mark(kind);
  }

  /** Tells how the agent of a node does, by the node's id. */
  public void agent(String node, AgentState state) {
    joins.agent(node, state);
  }

  /** Another node that is followed, until closed. */
  public interface FollowedNode extends Following {
    /** Its engine may be reached again: tries at once. */
    void nudge();
  }

  /**
   * Follows what another node than the own engine's has.
   *
   * @param node its id
   * @param engine gives its engine; throws what connecting throws while it is not reached
   */
  public FollowedNode follow(String node, Supplier<Engine> engine) {
    Supplier<String> name = () -> row(Kind.NODE, node).map(NodeRow::name).orElse(node);
    var followed = new NodeFeed(node, name, engine, tables, joins, clock);
    Optional.ofNullable(nodes.put(node, followed)).ifPresent(NodeFeed::close);
    followed.start();
    return followed;
  }

  /** Whether a container is one of the own engine's. */
  public boolean isHere(String container) {
    return tables.here.containers.owns(container);
  }

  /** The containers of each other node that is followed, by the node's id. */
  public Map<String, List<ContainerRow>> elsewhere() {
    Map<String, List<ContainerRow>> all = new HashMap<>();
    nodes.forEach((node, feed) -> all.put(node, feed.containerRows()));
    return all;
  }

  /** The engines of the nodes, by what is on them. */
  public Engines engines() {
    return engines;
  }

  /** Takes the live figures of containers from here on. */
  public void figures(LiveFigures source) {
    this.figures = source;
  }

  /**
   * Reads kinds again and waits, so that their rows tell what was so when this was called or later;
   * false when the engine did not answer in time.
   */
  public boolean sync(Kind<?>... kinds) throws InterruptedException {
    for (Kind<?> kind : kinds) {
      refresh(kind);
    }
    for (Kind<?> kind : kinds) {
      if (!feed.lanes().passed(kind, SYNC)) {
        return false;
      }
    }
    return true;
  }

  /** Ends when closed. */
  public interface Following extends AutoCloseable {
    @Override
    void close();
  }

  /** Calls when rows of the kinds, or whether these are true, may have changed; until closed. */
  public Following onChange(Runnable call, Kind<?>... kinds) {
    List<Thread> threads = new ArrayList<>();
    for (Kind<?> kind : kinds) {
      Table<?> table = tables.of(kind).table();
      long version = table.version();
      Runnable following = () -> follow(table, version, call);
      threads.add(Thread.ofVirtual().name("follows-" + kind.plural()).start(following));
    }
    return () -> threads.forEach(Thread::interrupt);
  }

  private static void follow(Table<?> table, long from, Runnable call) {
    try {
      long version = from;
      while (!Thread.currentThread().isInterrupted()) {
        if (table.await(version, Duration.ofMinutes(1))) {
          version = table.version();
          call.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    nodes.values().forEach(NodeFeed::end);
    feed.close();
  }
}
