package io.grampus.agents;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Ids;
import io.grampus.kernel.ProtocolCall;
import io.grampus.node.AgentSays;
import io.grampus.node.Line;
import io.grampus.node.ServerSays;
import io.grampus.node.Skew;
import io.grampus.wire.Connection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A control connection, from its welcome to its end, and the conversations that hang on it. */
final class Session {
  /** How often each side says that it is there. */
  static final Duration PULSE = Duration.ofSeconds(2);

  /** The silence after which the other side is taken for gone. */
  static final Duration SILENCE = Duration.ofSeconds(7);

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int MOST_LINES = 1024;
  private static final int LINES_BUFFER = 1024;

  /** What came of asking for a conversation. */
  private sealed interface Arrival {
    record Here(Tunnel tunnel) implements Arrival {}

    record Refused(String reason) implements Arrival {}
  }

  private final Agent agent;
  private final String name;
  private final ProtocolCall call;
  private final Clock clock;
  private final UnaryOperator<String> renew;
  private final Instant since;
  private final BlockingQueue<Optional<ServerSays>> outbox = new ArrayBlockingQueue<>(MOST_LINES);
  private final Map<String, BlockingQueue<Arrival>> expected = new ConcurrentHashMap<>();
  private final Set<Tunnel> tunnels = ConcurrentHashMap.newKeySet();
  private volatile Consumer<String> measured = _ -> {};
  private volatile String measure = "";
  private volatile long heard;
  private volatile boolean asked;
  private volatile Optional<Skew> skew = Optional.empty();
  private volatile boolean over;

  /**
   * @param renew makes a certificate of a public key
   */
  Session(Agent agent, String name, ProtocolCall call, Clock clock, UnaryOperator<String> renew) {
    this.agent = agent;
    this.name = name;
    this.call = call;
    this.clock = clock;
    this.renew = renew;
    this.since = clock.now();
    this.heard = clock.nanos();
  }

  Agent agent() {
    return agent;
  }

  String name() {
    return name;
  }

  Instant since() {
    return since;
  }

  /** Speaks with the agent until either is gone; writes on the calling thread alone. */
  void serve(InputStream lines, OutputStream out, int version) throws IOException {
    int silence = Math.toIntExact(SILENCE.toMillis());
    say(out, new ServerSays.Welcome(version, silence, Optional.of(clock.now())));
    Thread.ofVirtual().name("agent-" + name).start(() -> listen(lines));
    try {
      // also when there is a lot to say: the agent needs its pulse, and its certificate ages
      long due = clock.nanos() + PULSE.toNanos();
      while (!over) {
        if (clock.nanos() - due >= 0) {
          pulse(out);
          due = clock.nanos() + PULSE.toNanos();
        }
        Optional<ServerSays> next = outbox.poll(due - clock.nanos(), TimeUnit.NANOSECONDS);
        if (next != null && next.isPresent()) {
          say(out, next.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    } finally {
      cut();
    }
  }

  private void pulse(OutputStream out) throws IOException {
    if (clock.nanos() - heard > SILENCE.toNanos()) {
      throw new SocketTimeoutException("the agent has been silent for " + SILENCE);
    }
    say(out, new ServerSays.Ping());
    if (!asked && agent.ageing(clock.now())) {
      asked = true;
      say(out, new ServerSays.Renew());
    }
  }

  private static void say(OutputStream out, ServerSays said) throws IOException {
    out.write(said.line().bytes());
    out.flush();
  }

  private void listen(InputStream in) {
    try {
      for (Optional<Line> line = Line.read(in); line.isPresent(); line = Line.read(in)) {
        heard = clock.nanos();
        AgentSays.of(line.get()).ifPresent(this::hear);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("the agent of node {} is not heard any more", name, e);
    }
    over = true;
    var _ = outbox.offer(Optional.empty());
  }

  private void hear(AgentSays said) {
    switch (said) {
      case AgentSays.Failed(String stream, String reason) ->
          Optional.ofNullable(expected.remove(stream))
              .ifPresent(slot -> slot.add(new Arrival.Refused(reason)));
      case AgentSays.Renewal(String key) ->
          outbox.add(Optional.of(new ServerSays.Renewed(renew.apply(key))));
      case AgentSays.Measured(String report) -> measured.accept(report);
      case AgentSays.Pong(Optional<Instant> at) -> clock(at);
      case AgentSays.Hello _ -> {
        // only the first line is one
      }
    }
  }

  /** Notes what the agent's clock shows; told once when it is wrong, and once when it is right. */
  void clock(Optional<Instant> at) {
    boolean before = off();
    skew = at.map(moment -> Skew.between(moment, clock.now()));
    if (off() && !before) {
      LOG.warn("{}. {}", trouble(), Skew.NEXT);
    } else if (before && !off()) {
      LOG.info("the clock of node {} is right again", name);
    }
  }

  private boolean off() {
    return skew.filter(Skew::notable).isPresent();
  }

  /** What is not well with the node though it is connected; empty when all is. */
  String trouble() {
    return skew.filter(Skew::notable).map(off -> off.says("node " + name)).orElse("");
  }

  /** Takes the agent's reports from here on. */
  void follow(Consumer<String> reports) {
    measured = reports;
  }

  /** Asks the agent to measure; nothing new is not asked again. */
  void measure(Duration every, String containers) {
    var asked = new ServerSays.Measure(Math.toIntExact(every.toMillis()), containers);
    String line = asked.line().toString();
    if (!line.equals(measure) && outbox.offer(Optional.of(asked))) {
      measure = line;
    }
  }

  /** Asks the agent for a conversation with its engine and waits for it. */
  Connection open(Duration within) throws IOException {
    String stream = Ids.fresh();
    BlockingQueue<Arrival> slot = new ArrayBlockingQueue<>(1);
    expected.put(stream, slot);
    try {
      if (over || !outbox.offer(Optional.of(new ServerSays.Open(stream)))) {
        throw new ConnectException("the agent of the node does not answer");
      }
      Arrival arrival = slot.poll(within.toMillis(), TimeUnit.MILLISECONDS);
      if (arrival == null && expected.remove(stream) == null) {
        // it is just coming
        arrival = slot.poll(within.toMillis(), TimeUnit.MILLISECONDS);
      }
      return switch (arrival) {
        case null -> throw new SocketTimeoutException("the agent gave no connection in time");
        case Arrival.Here(Tunnel tunnel) -> tunnel;
        case Arrival.Refused(String reason) -> throw new ConnectException(reason);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the agent");
    } finally {
      expected.remove(stream);
    }
  }

  /** Takes a request of the agent for a conversation that was asked for; false for any other. */
  boolean arrive(String stream, ProtocolCall arrived) throws IOException {
    BlockingQueue<Arrival> slot = expected.remove(stream);
    if (slot == null) {
      return false;
    }
    Tunnel tunnel;
    try {
      tunnel = new Tunnel(arrived, "agent://" + name);
    } catch (IOException e) {
      slot.add(new Arrival.Refused("the agent's connection broke"));
      throw e;
    }
    tunnels.add(tunnel);
    try {
      if (over) {
        tunnel.close();
      }
      slot.add(new Arrival.Here(tunnel));
      tunnel.awaitClosed();
    } finally {
      tunnels.remove(tunnel);
    }
    return true;
  }

  /** Ends the session and all that hangs on it. */
  void cut() {
    over = true;
    var _ = outbox.offer(Optional.empty());
    call.cut();
    tunnels.forEach(Tunnel::close);
    expected
        .keySet()
        .forEach(stream ->
            Optional.ofNullable(expected.remove(stream))
                .ifPresent(slot -> slot.add(new Arrival.Refused("the agent's connection broke"))));
  }

  /** The lines of a control connection. */
  static InputStream lines(ProtocolCall call) {
    return new BufferedInputStream(call.body(), LINES_BUFFER);
  }
}
