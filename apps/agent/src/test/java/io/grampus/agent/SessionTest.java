package io.grampus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.node.AgentSays;
import io.grampus.node.Line;
import io.grampus.node.ServerSays;
import io.grampus.node.Versions;
import io.grampus.wire.Fields;
import io.grampus.wire.HttpListener;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent and a server of another version, which says what the test likes. */
@Timeout(20)
class SessionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  @TempDir private Path folder;
  private final BlockingQueue<AgentSays> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Optional<Instant>> welcomes = new LinkedBlockingQueue<>();

  private void serve(int status, Line answer) throws IOException {
    Path socket = folder.resolve("server.sock");
    var engine = EngineSocket.parse("unix:///nowhere/docker.sock");
    try (var _ =
            HttpListener.unix(
                socket,
                exchange -> {
                  AgentSays.of(Line.read(exchange.body()).orElseThrow()).ifPresent(heard::add);
                  exchange.respond(status, Fields.none(), answer.bytes());
                });
        var client = new WireClient(Transport.unix(socket), Timeouts.usual())) {
      new Session(client, engine, new Welcomed(), InstantSource.fixed(NOW)).serve();
    }
  }

  private final class Welcomed implements Session.Listener {
    @Override
    public void welcomed(Optional<Instant> serverTime) {
      welcomes.add(serverTime);
    }

    @Override
    public String renew() {
      throw new AssertionError("nobody asked");
    }

    @Override
    public void renewed(String certificate) {
      throw new AssertionError("nobody asked");
    }
  }

  @Test
  void itOffersWhatItSpeaksAndTellsItsClock() throws IOException {
    serve(200, new ServerSays.Welcome(1, 7000, Optional.of(NOW)).line());
    assertThat(heard.poll())
        .isInstanceOfSatisfying(
            AgentSays.Hello.class,
            hello -> {
              assertThat(hello.versions()).isEqualTo(Versions.OURS);
              assertThat(hello.clock()).contains(NOW);
            });
    assertThat(welcomes.poll()).contains(NOW);
  }

  @Test
  void aServerOfBeforeClocksWereToldIsServed() throws IOException {
    serve(200, Line.of("says", "welcome", "version", "1", "silence", "7000"));
    assertThat(welcomes.poll()).isEqualTo(Optional.empty());
  }

  @Test
  void aVersionThatItDoesNotSpeakIsRefused() {
    var line = new ServerSays.Welcome(7, 7000, Optional.of(NOW)).line();
    assertThatThrownBy(() -> serve(200, line))
        .isInstanceOf(Session.RefusedException.class)
        .hasMessageContaining("it speaks version 7 and this agent version 1")
        .hasMessageContaining("Bring the older of the two up to date");
    assertThat(welcomes).isEmpty();
  }

  @Test
  void aRefusalIsToldInTheServersWords() {
    var line = Line.of("detail", "The agent speaks version 1.", "next", "Bring it up to date.");
    assertThatThrownBy(() -> serve(409, line))
        .isInstanceOf(Session.RefusedException.class)
        .hasMessage("The agent speaks version 1. Bring it up to date.");
  }
}
