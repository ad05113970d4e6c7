package io.grampus.agents;

import io.grampus.engine.Engine;
import io.grampus.kernel.Clock;
import io.grampus.wire.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is connected, one session a node, and the engines that are reached by them. */
final class Sessions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final Timeouts TIMEOUTS = Timeouts.usual();

  private final AgentStore store;
  private final Clock clock;
  private final Map<String, Session> connected = new ConcurrentHashMap<>();
  private final Map<String, Engine> engines = new ConcurrentHashMap<>();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();

  private final List<BiConsumer<String, String>> reports = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  Sessions(AgentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Runs one session; an earlier one of the node makes way. */
  void during(Session session, Running running) throws IOException {
    String node = session.agent().node();
    session.follow(report -> reports.forEach(taker -> taker.accept(node, report)));
    Optional.ofNullable(connected.put(node, session)).ifPresent(Session::cut);
    // one that was revoked before it was here would be cut by nobody
    if (closed || store.revoked(session.agent().serial())) {
      session.cut();
    }
    forget(node);
    troubles.remove(node);
    LOG.info("the agent of node {} is connected", session.name());
    tell(node);
    try {
      running.run();
    } finally {
      if (connected.remove(node, session)) {
        forget(node);
        store.left(node, clock.now());
        Duration lasted = Duration.between(session.since(), clock.now());
        LOG.info("the agent of node {} is away, after {}", session.name(), lasted);
        tell(node);
      }
    }
  }

  /** What goes on while a session is the node's. */
  interface Running {
    void run() throws IOException;
  }

  /** Calls with the node's id when its agent comes or goes. */
  void follow(Consumer<String> follower) {
    followers.add(follower);
  }

  /** Calls with the node's id and what its agent measured. */
  void followReports(BiConsumer<String, String> taker) {
    reports.add(taker);
  }

  void tell(String node) {
    followers.forEach(follower -> follower.accept(node));
  }

  Optional<Session> of(String node) {
    return Optional.ofNullable(connected.get(node));
  }

  Set<String> nodes() {
    return Set.copyOf(connected.keySet());
  }

  /** Agrees with the engine again at each session: its node may have been upgraded meanwhile. */
  Engine engine(String node) {
    Engine known = engines.get(node);
    if (known != null) {
      return known;
    }
    String name = of(node).map(Session::name).or(() -> row(node).map(AgentRow::name)).orElse(node);
    Engine fresh = Engine.connect(new AgentTransport(name, () -> of(node)), TIMEOUTS);
    Engine other = engines.putIfAbsent(node, fresh);
    if (other == null) {
      return fresh;
    }
    fresh.close();
    return other;
  }

  private void forget(String node) {
    Optional.ofNullable(engines.remove(node)).ifPresent(Engine::close);
  }

  List<AgentRow> rows() {
    return store.all().stream().map(this::now).toList();
  }

  Optional<AgentRow> row(String node) {
    return store.find(node).map(this::now);
  }

  private AgentRow now(AgentRow row) {
    return of(row.id())
        .map(session -> row.connected(session.since()).saying(session.trouble()))
        .orElseGet(() -> row.saying(troubles.getOrDefault(row.id(), "")));
  }

  /** Keeps why the agent of a node is not served, for people; told in the log when it is new. */
  void trouble(String node, String name, String text) {
    String kind = text.replaceAll("\\d+", "");
    String before = troubles.put(node, text);
    if (before == null || !before.replaceAll("\\d+", "").equals(kind)) {
      LOG.warn("the agent of node {} is not served: {}", name, text);
    }
  }

  /** There is no agent any more that could be in trouble. */
  void forgive(String node) {
    troubles.remove(node);
  }

  void cut(String node) {
    of(node).ifPresent(Session::cut);
  }

  @Override
  public void close() {
    closed = true;
    connected.values().forEach(Session::cut);
    engines.keySet().forEach(this::forget);
  }
}
