package io.grampus.agent;

import io.grampus.node.AgentSays;
import io.grampus.node.Line;
import io.grampus.node.ServerSays;
import io.grampus.node.Versions;
import io.grampus.node.Words;
import io.grampus.wire.Body;
import io.grampus.wire.Connection;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.WireClient;
import io.grampus.wire.WireException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One control connection, from hello to its end. */
final class Session {
  private static final Duration ENGINE_WITHIN = Duration.ofSeconds(5);
  private static final int MOST_STREAMS = 512;
  private static final int MOST_LINES = 1024;
  private static final String PROGRAM =
      Optional.ofNullable(Session.class.getPackage().getImplementationVersion()).orElse("dev");

  /** The server answered, and does not want this agent. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String why) {
      super(why);
    }
  }

  /** Who is told what happens. */
  interface Listener {
    /**
     * @param serverTime what the server's clock shows
     */
    void welcomed(Optional<Instant> serverTime);

    /** Asked for the key of the next certificate, in Base64. */
    String renew();

    void renewed(String certificate) throws IOException;
  }

  private final WireClient server;
  private final EngineSocket engine;
  private final Listener listener;
  private final InstantSource clock;
  private final BlockingQueue<Optional<AgentSays>> outbox = new ArrayBlockingQueue<>(MOST_LINES);
  private final Semaphore streams = new Semaphore(MOST_STREAMS);
  private final Set<Connection> carried = ConcurrentHashMap.newKeySet();
  private final Measurer measurer =
      new Measurer(Path.of("/proc"), said -> outbox.offer(Optional.of(said)));
  private final Thrift thrift = new Thrift();
  private volatile long heard = System.nanoTime();
  private volatile boolean over;

  Session(WireClient server, EngineSocket engine, Listener listener, InstantSource clock) {
    this.server = server;
    this.engine = engine;
    this.listener = listener;
    this.clock = clock;
  }

  /** Serves until the connection ends, which is how it returns or throws. */
  void serve() throws IOException {
    outbox.add(Optional.of(new AgentSays.Hello(Versions.OURS, PROGRAM, now())));
    var request = new Request("POST", Words.CONTROL, Fields.none(), new Body.Stream(this::speak));
    try (Response answer = server.send(request)) {
      if (answer.status() != 200) {
        throw refusal(answer);
      }
      listen(new BufferedInputStream(answer.body()), answer);
    } catch (WireException e) {
      throw new IOException(Joiner.reason(e), e);
    } finally {
      over = true;
      measurer.close();
      var _ = outbox.offer(Optional.empty());
      // who is cut off never hears that the server has let go of them
      carried.forEach(Connection::close);
    }
  }

  private static IOException refusal(Response answer) throws IOException {
    String text = "it answered " + answer.status();
    try {
      Line line = Line.parse(answer.body().readNBytes(Words.LONGEST_LINE));
      text = line.text("detail") + " " + line.text("next");
    } catch (IOException e) {
      // what answers is no server of ours, or one that stops
    }
    return answer.status() < 500 ? new RefusedException(text) : new IOException(text);
  }

  private void speak(OutputStream out) throws IOException {
    try {
      while (!over) {
        Optional<AgentSays> next = outbox.take();
        if (next.isPresent()) {
          out.write(next.get().line().bytes());
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void listen(InputStream in, Response answer) throws IOException {
    for (Optional<Line> line = Line.read(in); line.isPresent(); line = Line.read(in)) {
      heard = System.nanoTime();
      Optional<ServerSays> said = ServerSays.of(line.get());
      if (said.isPresent()) {
        hear(said.get(), answer);
      }
    }
  }

  private void hear(ServerSays said, Response answer) throws IOException {
    switch (said) {
      case ServerSays.Welcome(int version, int silence, Optional<Instant> serverTime) -> {
        demand(version);
        listener.welcomed(serverTime);
        Thread.ofVirtual().name("silence").start(() -> watch(answer, silence));
      }
      case ServerSays.Ping() -> {
        say(new AgentSays.Pong(now()));
        thrift.look();
      }
      case ServerSays.Open(String stream) -> open(stream);
      case ServerSays.Measure asked -> measurer.measure(asked);
      case ServerSays.Renew() -> say(new AgentSays.Renewal(listener.renew()));
      case ServerSays.Renewed(String certificate) -> listener.renewed(certificate);
    }
  }

  private static void demand(int version) throws RefusedException {
    if (!Versions.OURS.include(version)) {
      throw new RefusedException(
          "it speaks version "
              + version
              + " and this agent "
              + Versions.OURS
              + ". Bring the older of the two up to date; the agent by grampus node add.");
    }
  }

  private Optional<Instant> now() {
    return Optional.of(clock.instant());
  }

  private void say(AgentSays said) throws IOException {
    if (!outbox.offer(Optional.of(said))) {
      throw new IOException("the server does not read");
    }
  }

  /** Breaks the connection when the server is not heard for too long: it may be cut off. */
  private void watch(Response answer, int silence) {
    try {
      long most = TimeUnit.MILLISECONDS.toNanos(silence);
      while (!over && System.nanoTime() - heard < most) {
        Thread.sleep(Duration.ofMillis(Math.max(1, silence / 4)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer.close();
  }

  private void open(String stream) throws IOException {
    if (!streams.tryAcquire()) {
      say(new AgentSays.Failed(stream, "the agent carries " + MOST_STREAMS + " conversations"));
      return;
    }
    Thread.ofVirtual()
        .name("carry " + stream)
        .start(() -> {
          try {
            carry(stream);
          } finally {
            streams.release();
          }
        });
  }

  private void carry(String stream) {
    Connection connection;
    try {
      connection = engine.transport().open(ENGINE_WITHIN);
    } catch (IOException e) {
      var _ =
          outbox.offer(Optional.of(new AgentSays.Failed(stream, engine + ": " + e.getMessage())));
      return;
    }
    carried.add(connection);
    try {
      if (over) {
        connection.close();
      }
      new Carrier(server, connection).carry(stream);
    } catch (IOException | WireException e) {
      // the server sees the end of it, and tells whom it concerns
    } finally {
      carried.remove(connection);
    }
  }
}
