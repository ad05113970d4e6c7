package io.grampus.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.wire.Exchange;
import io.grampus.wire.Fields;
import io.grampus.wire.HttpListener;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines that misbehave; how real ones behave is the contracts' matter. */
@Timeout(30)
class EngineErrorsTest {
  @TempDir Path folder;
  private HttpListener listener;

  private Engine engine(String apiVersion, HttpListener.Handler handler) throws IOException {
    Path socket = folder.resolve("s");
    listener =
        HttpListener.unix(
            socket,
            exchange -> {
              if (exchange.request().path().equals("/_ping")) {
                exchange.respond(200, Fields.of("Api-Version", apiVersion), "OK".getBytes(UTF_8));
              } else {
                handler.handle(exchange);
              }
            });
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300));
    return Engine.connect(Transport.unix(socket), timeouts);
  }

  @AfterEach
  void close() {
    if (listener != null) {
      listener.close();
    }
  }

  private static void json(Exchange exchange, int status, String body) throws IOException {
    exchange.respond(status, Fields.of("Content-Type", "application/json"), body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"1.41,1.41", "1.45,1.45", "1.52,1.52", "1.60,1.52", "2.0,1.52"})
  void agreesOnTheHighestThatBothSpeak(String has, String agreed) throws IOException {
    try (Engine engine = engine(has, x -> json(x, 200, "{}"))) {
      assertThat(engine.apiVersion()).hasToString(agreed);
    }
  }

  @Test
  void anEngineThatIsTooOldIsRefused() {
    assertThatThrownBy(() -> engine("1.39", x -> json(x, 200, "{}")))
        .isInstanceOf(EngineException.Protocol.class)
        .hasMessageContaining("API 1.39")
        .hasMessageContaining("20.10");
  }

  @Test
  void whatIsNoEngineIsSaid() throws IOException {
    Path socket = folder.resolve("t");
    try (HttpListener other =
        HttpListener.unix(socket, x -> x.respond(200, Fields.none(), new byte[0]))) {
      assertThat(other.address()).isNotNull();
      assertThatThrownBy(() -> Engine.connect(new EngineAddress.Unix(socket)))
          .isInstanceOf(EngineException.Protocol.class)
          .hasMessageContaining("no Docker Engine");
    }
  }

  @Test
  void aSocketThatIsNotThereIsUnreachable() {
    assertThatThrownBy(() -> Engine.connect(new EngineAddress.Unix(folder.resolve("none"))))
        .isInstanceOf(EngineException.Unreachable.class)
        .hasMessageContaining("GET /_ping at unix://" + folder.resolve("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "400,Invalid",
    "404,NotFound",
    "409,Conflict",
    "403,Invalid",
    "500,ServerError",
    "503,NoSwarm"
  })
  void aRefusalCarriesTheEnginesWords(int status, String type) throws IOException {
    try (Engine engine = engine("1.41", x -> json(x, status, "{\"message\":\"because\"}"))) {
      assertThatThrownBy(() -> engine.containers().pause("a b"))
          .isInstanceOfSatisfying(
              EngineException.Refused.class,
              e -> {
                assertThat(e.getClass().getSimpleName()).isEqualTo(type);
                assertThat(e.status()).isEqualTo(status);
                assertThat(e.engineMessage()).isEqualTo("because");
                assertThat(e.request()).isEqualTo("POST /v1.41/containers/a%20b/pause");
              });
    }
  }

  @Test
  void aSilentEngineTimesOut() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (Engine engine = engine("1.41", x -> await(never))) {
      assertThatThrownBy(() -> engine.system().info())
          .isInstanceOf(EngineException.TimedOut.class)
          .hasMessageContaining("GET /v1.41/info at unix://");
    }
    never.countDown();
  }

  @Test
  void anAnswerThatStopsInTheMiddleTimesOut() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    HttpListener.Handler half =
        x -> {
          x.respond(200, Fields.none()).write("{\"ID\":".getBytes(UTF_8));
          await(never);
        };
    try (Engine engine = engine("1.41", half)) {
      assertThatThrownBy(() -> engine.system().info()).isInstanceOf(EngineException.TimedOut.class);
    }
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAnswerThatIsNotJsonIsSaid() throws IOException {
    try (Engine engine = engine("1.41", x -> json(x, 200, "<html>"))) {
      assertThatThrownBy(() -> engine.system().info()).isInstanceOf(EngineException.Protocol.class);
      assertThatThrownBy(() -> engine.containers().list(true, Filters.none()))
          .isInstanceOf(EngineException.Protocol.class);
    }
  }

  @Test
  void aStreamThatBreaksIsUnreachable() throws IOException {
    HttpListener.Handler breaking =
        x -> {
          x.respond(200, Fields.none()).write("{\"Action\":\"a\"}\n{\"Act".getBytes(UTF_8));
          listener.close();
        };
    try (Engine engine = engine("1.41", breaking);
        EngineStream<EngineEvent> events = engine.system().events(Filters.none())) {
      assertThat(events.next().action()).isEqualTo("a");
      assertThatThrownBy(events::hasNext).isInstanceOf(EngineException.Unreachable.class);
    }
  }

  @Test
  void progressEndsWithAFailureThatIsNoException() throws IOException {
    String words =
        "{\"status\":\"Pulling\",\"id\":\"x\"}\r\n{\"errorDetail\":{\"message\":\"gone\"}}\r\n";
    try (Engine engine = engine("1.41", x -> json(x, 200, words));
        EngineStream<Progress> pull = engine.images().pull("a/b:c", RegistryAuth.none())) {
      assertThat(pull.next()).isInstanceOf(Progress.Status.class);
      assertThat(pull.next())
          .isInstanceOfSatisfying(
              Progress.Failure.class, f -> assertThat(f.message()).isEqualTo("gone"));
      assertThat(pull.hasNext()).isFalse();
    }
  }

  @Test
  void theSocketsPermissionsAreNamed() throws IOException {
    org.junit.jupiter.api.Assumptions.assumeFalse(
        System.getProperty("user.name").equals("root"), "root may use every socket");
    try (Engine engine = engine("1.41", x -> json(x, 200, "{}"))) {
      Files.setPosixFilePermissions(
          folder.resolve("s"), PosixFilePermissions.fromString("---------"));
      assertThatThrownBy(() -> engine.containers().pause("a"))
          .isInstanceOf(EngineException.Denied.class);
    }
  }

  @Test
  void whatAnOlderEngineWouldSilentlyIgnoreIsNotSent() throws IOException {
    try (Engine engine = engine("1.41", x -> json(x, 200, "{}"))) {
      assertThatThrownBy(
              () -> engine.containers().stop("a", Stopping.asConfigured().with("SIGUSR1")))
          .isInstanceOfSatisfying(
              EngineException.Unsupported.class,
              e -> assertThat(e.capability()).isEqualTo(Capability.STOP_SIGNAL))
          .hasMessageContaining("API 1.42");
      engine.containers().stop("a");
    }
  }

  @Test
  void measuringWaitsItsTurn() throws IOException {
    var turns = new AtomicInteger();
    HttpListener.Handler busyTwice =
        x -> {
          if (turns.incrementAndGet() > 2) {
            json(x, 200, "{\"LayersSize\":7}");
          } else {
            json(x, 500, "{\"message\":\"a disk usage operation is already running\"}");
          }
        };
    try (Engine engine = engine("1.41", busyTwice)) {
      assertThat(engine.system().diskUsage().layersSize()).isEqualTo(7);
      assertThat(turns).hasValue(3);
    }
  }
}
