package io.grampus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.StallingEngine.Script;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines that stop in the middle: every call ends, and its error names the request. */
@Timeout(30)
class EngineStallsTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String LENGTH = HEAD + "Content-Length: 500\r\n\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String REFUSAL = "HTTP/1.1 500 No\r\nContent-Length: 500\r\n\r\n";

  @TempDir private Path folder;

  /** How an answer may stop. */
  private enum Stop {
    NEVER_ANSWERS(Script.says("")),
    HALF_A_HEAD(Script.says("HTTP/1.1 200 OK\r\nContent-Le")),
    A_HEAD_BYTE_BY_BYTE(Script.says(HEAD + "X-Long: " + "x".repeat(500)).byteByByte()),
    HALF_A_BODY(Script.says(LENGTH + "[{\"ID\":")),
    A_BODY_BYTE_BY_BYTE(Script.says(LENGTH + "[" + " ".repeat(499)).byteByByte()),
    HALF_A_CHUNK(Script.says(CHUNKED + "10\r\n[{\"ID\"")),
    NO_LAST_CHUNK(Script.says(CHUNKED + "2\r\n[]\r\n")),
    HALF_A_REFUSAL(Script.says(REFUSAL + "{\"message\":")),
    LEAVES_AT_ONCE(Script.says("").andHangsUp()),
    LEAVES_IN_THE_HEAD(Script.says("HTTP/1.1 200 OK\r\nContent-Le").andHangsUp()),
    LEAVES_IN_THE_BODY(Script.says(LENGTH + "[{\"ID\":").andHangsUp()),
    LEAVES_IN_A_CHUNK(Script.says(CHUNKED + "10\r\n[{\"ID\"").andHangsUp()),
    LEAVES_BEFORE_THE_LAST_CHUNK(Script.says(CHUNKED + "2\r\n[]\r\n").andHangsUp());

    private final Script script;

    Stop(Script script) {
      this.script = script;
    }
  }

  /** A way to ask. */
  private interface Ask {
    void of(Engine engine) throws IOException;
  }

  private void fails(Script script, String request, Ask ask) throws IOException {
    Path socket = folder.resolve("s");
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300));
    try (var stalling = new StallingEngine(socket, script)) {
      assertThat(stalling).isNotNull();
      assertThatThrownBy(
              () -> {
                try (Engine engine = Engine.connect(Transport.unix(socket), timeouts)) {
                  ask.of(engine);
                }
              })
          .isInstanceOf(kind(script))
          .hasMessageContaining(request + " at unix://" + socket);
    }
  }

  /** Of a refusal the status is known, whatever became of its words. */
  private static Class<? extends EngineException> kind(Script script) {
    if (script.says().startsWith(REFUSAL)) {
      return script.greets() ? EngineException.ServerError.class : EngineException.Protocol.class;
    }
    return script.hangsUp() ? EngineException.Unreachable.class : EngineException.TimedOut.class;
  }

  @ParameterizedTest
  @EnumSource
  void aCallForAnObject(Stop stop) throws IOException {
    fails(stop.script, "GET /v1.41/info", engine -> engine.system().info());
  }

  @ParameterizedTest
  @EnumSource
  void aCallForAList(Stop stop) throws IOException {
    fails(stop.script, "GET /v1.41/nodes", engine -> engine.nodes().list(Filters.none()));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER_ANSWERS", "HALF_A_HEAD", "A_HEAD_BYTE_BY_BYTE", "LEAVES_IN_THE_HEAD"})
  void aStreamThatDoesNotBegin(Stop stop) throws IOException {
    fails(stop.script, "GET /v1.41/events", engine -> engine.system().events(Filters.none()));
  }

  @ParameterizedTest
  @EnumSource(names = {"LEAVES_IN_THE_BODY", "LEAVES_IN_A_CHUNK", "LEAVES_BEFORE_THE_LAST_CHUNK"})
  void aStreamThatBreaks(Stop stop) throws IOException {
    fails(
        stop.script,
        "GET /v1.41/events",
        engine -> {
          try (var events = engine.system().events(Filters.none())) {
            assertThat(events.hasNext()).isFalse();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void theGreeting(Stop stop) throws IOException {
    fails(stop.script.fromTheStart(), "GET /_ping", engine -> engine.system().info());
  }

  @Test
  void aFileThatBreaksOff() throws IOException {
    Path socket = folder.resolve("s");
    try (var stalling = new StallingEngine(socket, Stop.LEAVES_IN_A_CHUNK.script);
        Engine engine = Engine.connect(Transport.unix(socket), Timeouts.usual());
        InputStream file = engine.containers().export("a")) {
      assertThat(stalling).isNotNull();
      assertThatThrownBy(file::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("GET /v1.41/containers/a/export at unix://" + socket);
    }
  }

  @Test
  void aSwarmThatIsNeverMade() throws IOException {
    fails(
        Script.says("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n\"abc").andHangsUp(),
        "POST /v1.41/swarm/init",
        engine -> engine.swarm().init("127.0.0.1"));
  }
}
