package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EventSpan;
import io.grampus.engine.Filters;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import io.grampus.testkit.FakeEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A server, and an agent that is a process of its own, with fake engines behind both. */
@Timeout(60)
class AgentTest {
  @TempDir private Path folder;
  private final ShiftedClock clock = new ShiftedClock();
  private FakeEngine manager;
  private FakeEngine worker;
  private String node;
  private TestServer server;

  /** The machine's clock, which tests move on. */
  private static final class ShiftedClock implements Clock {
    private volatile Duration shift = Duration.ZERO;

    @Override
    public Instant now() {
      return Clock.system().now().plus(shift);
    }

    @Override
    public long nanos() {
      return Clock.system().nanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Clock.system().sleep(duration);
    }
  }

  @BeforeEach
  void start() throws Exception {
    manager = FakeEngine.start(folder.resolve("m.sock"));
    node = manager.addNode("fake-2");
    worker = FakeEngine.start(folder.resolve("w.sock")).asNode(node);
    manager.addNode("fake-3");
    serve(0);
    Eventually.soon().until(() -> server.get("/nodes/fake-3").statusCode() == 200);
  }

  private void serve(int port) throws Exception {
    var settings =
        new Settings(
            folder.resolve("data"),
            "127.0.0.1",
            port,
            Optional.of(manager.dockerHost()),
            false,
            Optional.empty(),
            Settings.Files.NONE,
            Optional.empty());
    server = new TestServer(settings, clock, new Server.Extras(List.of(), List.of()));
  }

  @AfterEach
  void stop() {
    server.close();
    worker.close();
    manager.close();
  }

  private String invite(String body) throws Exception {
    var answer = server.post("/agents/invites", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestServer.member(answer.body(), "code");
  }

  private AgentProcess.Ended join(String code) throws Exception {
    String url = "https://127.0.0.1:" + server.server.port();
    return AgentProcess.join(List.of(), url, code, agent(), worker.dockerHost());
  }

  private Path agent() {
    return folder.resolve("agent");
  }

  /** An agent that has joined and is connected. */
  private AgentProcess connected() throws Exception {
    var joined = join(invite("{}"));
    assertThat(joined.exit()).as(joined.said()).isZero();
    return run();
  }

  private AgentProcess run() throws Exception {
    var process = AgentProcess.run(List.of(), agent());
    process.awaitLine("connected");
    return process;
  }

  private JsonNode row() throws Exception {
    return Json.MAPPER.readTree(server.get("/agents").body()).path("items").path(0);
  }

  private void awaitState(String state) {
    Eventually.soon().value(this::row, row -> row.path("state").asString("").equals(state));
  }

  private Engine engine() {
    return server.server.agents().engine(node);
  }

  @Test
  void anEngineWorksOverItsAgent() throws Exception {
    worker.addContainer("web", Json.MAPPER.createObjectNode());
    try (var agent = connected()) {
      awaitState("connected");
      assertThat(row().path("name").asString()).isEqualTo("fake-2");
      assertThat(engine().containers().list(true, Filters.none()))
          .singleElement()
          .satisfies(c -> assertThat(c.name()).isEqualTo("web"));
      try (var events = engine().system().events(EventSpan.fromNow(), Filters.none())) {
        String made = worker.addContainer("late", Json.MAPPER.createObjectNode());
        assertThat(events.next().actorId()).isEqualTo(made);
      }
      // 62 MiB when idle; the bound only tells of a leak
      assertThat(agent.resident()).as("KiB").isBetween(10_000L, 96L << 10);
    }
    awaitState("away");
    assertThatThrownBy(() -> engine().system().ping())
        .isInstanceOf(EngineException.Unreachable.class)
        .hasMessageContaining("not connected");
  }

  @Test
  void anEngineThatIsDownIsToldApartFromAnAgentThatIs() throws Exception {
    try (var agent = connected()) {
      engine().system().ping();
      worker.stop();
      assertThatThrownBy(() -> engine().system().ping())
          .isInstanceOf(EngineException.Unreachable.class)
          .hasMessageContaining("w.sock");
      worker.startAgain();
      engine().system().ping();
      assertThat(row().path("state").asString()).isEqualTo("connected");
    }
  }

  @Test
  void anAgentThatWasKilledComesBack() throws Exception {
    try (var agent = connected()) {
      engine().system().ping();
      agent.kill();
      awaitState("away");
    }
    try (var again = run()) {
      awaitState("connected");
      engine().system().ping();
    }
  }

  @Test
  void aServerThatComesBackHasItsAgentsBack() throws Exception {
    try (var agent = connected()) {
      engine().system().ping();
      int port = server.server.port();
      Instant before = Instant.now();
      server.close();
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
      agent.awaitLine("not reached");
      serve(port);
      awaitState("connected");
      engine().system().ping();
    }
  }

  @Test
  void aRemovedAgentIsCutOffAndRefused() throws Exception {
    try (var agent = connected()) {
      var answer = server.send("DELETE", "/agents/fake-2", server.admin, "");
      assertThat(answer.statusCode()).isEqualTo(204);
      agent.awaitLine("was revoked");
      assertThat(row().isMissingNode()).isTrue();
      assertThat(server.server.agents().connected()).isEmpty();
    }
    assertThat(server.send("DELETE", "/agents/fake-2", server.admin, "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aCertificateIsRenewedInTime() throws Exception {
    try (var agent = connected()) {
      String before = Files.readString(agent().resolve("agent.pem"));
      clock.shift = Duration.ofDays(65);
      agent.awaitLine("was renewed");
      assertThat(Files.readString(agent().resolve("agent.pem"))).isNotEqualTo(before);
      engine().system().ping();
    }
  }

  @Test
  void aCertificateIsRenewedAlsoWhenItsNodeIsAskedForThingsAllTheTime() throws Exception {
    String id = worker.addContainer("web", Json.MAPPER.createObjectNode());
    var over = new AtomicBoolean();
    try (var agent = connected();
        var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      // each start needs a conversation of its own
      asking.submit(() -> {
        while (!over.get()) {
          engine().containers().start(id);
        }
      });
      clock.shift = Duration.ofDays(65);
      try {
        agent.awaitLine("was renewed");
      } finally {
        over.set(true);
      }
    }
  }

  @Test
  void aCodeWorksOnceForItsNodeAndInTime() throws Exception {
    String code = invite("{\"node\":\"fake-2\"}");
    assertThat(join(code).exit()).isZero();
    assertThat(join(code).said()).contains("the join code is unknown, was used");
    String late = invite("{\"minutes\":5}");
    clock.shift = Duration.ofMinutes(6);
    assertThat(join(late).said()).contains("has expired");
    assertThat(join(invite("{\"node\":\"fake-3\"}")).said()).contains("is for another node");
    assertThat(server.get("/audit?action=agent.join").body())
        .contains("agent/" + node, "\"result\":\"ok\"", "\"result\":\"agent.badCode\"");
  }

  @Test
  void theServersOwnNodeAndStrangersHaveNoAgent() throws Exception {
    assertThat(server.post("/agents/invites", "{\"node\":\"fake-1\"}").body())
        .contains("agent.ownNode");
    worker.asNode("nobody");
    assertThat(join(invite("{}")).said()).contains("\"nobody\" is no node of the Swarm");
  }

  @Test
  void aServerOfAnotherAuthorityIsNotTrusted() throws Exception {
    String code = invite("{}");
    String forged = code.substring(0, 26) + "0".repeat(64);
    assertThat(join(forged).said()).contains("not the one that the join code came from");
    assertThat(join(code).exit()).as("the code was not used up").isZero();
  }

  @Test
  void nobodyWithoutACertificateIsServed() throws Exception {
    var request = server.request("", "");
    for (String path : List.of("control", "streams/x")) {
      var uri = server.uri("").resolve("/agent/v1/" + path);
      var answer =
          server.http.send(
              request
                  .uri(uri)
                  // refused before it is read, a body might still be on its way
                  .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                  .build(),
              java.net.http.HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("agent.noCertificate");
    }
  }

  private JsonNode container(String name) throws Exception {
    JsonNode items = Json.MAPPER.readTree(server.get("/containers?q=name:" + name).body());
    return items.path("items").path(0);
  }

  @Test
  void containersOfOtherNodesAreListedAndSayWhenTheyAreStale() throws Exception {
    manager.addContainer("own", Json.MAPPER.createObjectNode());
    String far = worker.addContainer("far", Json.MAPPER.createObjectNode());
    try (var agent = connected()) {
      Eventually.soon().until(() -> container("far").path("node").asString("").equals("fake-2"));
      Eventually.soon().until(() -> container("own").path("node").asString("").equals("fake-1"));
      assertThat(container("far").has("staleSince")).isFalse();
      worker.end(far, 3);
      Eventually.soon().until(() -> container("far").path("exitCode").asInt(0) == 3);
      agent.kill();
      Eventually.soon().until(() -> container("far").has("staleSince"));
      assertThat(container("own").has("staleSince")).isFalse();
    }
    worker.remove(far);
    worker.addContainer("near", Json.MAPPER.createObjectNode());
    try (var again = run()) {
      Eventually.soon().until(() -> container("near").path("node").asString("").equals("fake-2"));
      assertThat(container("far").isMissingNode()).isTrue();
      assertThat(container("own").has("staleSince")).isFalse();
    }
    server.send("DELETE", "/agents/fake-2", server.admin, "");
    Eventually.soon().until(() -> container("near").isMissingNode());
  }

  @Test
  void operationsGoToTheNodeThatHasTheContainer() throws Exception {
    manager.addContainer("own", Json.MAPPER.createObjectNode());
    String far = worker.addContainer("far", Json.MAPPER.createObjectNode());
    try (var agent = connected()) {
      Eventually.soon().until(() -> container("far").path("id").asString("").equals(far));
      assertThat(server.get("/containers/far").body()).contains("\"Id\":\"" + far);
      assertThat(server.post("/containers/far/stop", "").statusCode()).isEqualTo(200);
      Eventually.soon().until(() -> container("far").path("state").asString("").equals("exited"));
      assertThat(server.post("/containers/" + far.substring(0, 12) + "/start", "").statusCode())
          .isEqualTo(200);
      Eventually.soon().until(() -> container("far").path("state").asString("").equals("running"));
      assertThat(server.post("/containers/own/stop", "").statusCode()).isEqualTo(200);
      worker.addContainer("own", Json.MAPPER.createObjectNode());
      Eventually.soon()
          .until(() -> server.post("/containers/own/start", "").body().contains("name.ambiguous"));
      agent.kill();
      Eventually.soon().until(() -> container("far").has("staleSince"));
      assertThat(server.post("/containers/far/stop", "").body())
          .contains("dependency.unavailable", "node \\\"fake-2\\\" is away: its agent is not");
    }
  }

  @Test
  void imagesOfSeveralNodesArePrunedAndANodeThatIsAwayIsTold() throws Exception {
    String all = "/images/prune?dryRun=true&all=true&nodes=all";
    manager.addImage("own:1", 1, 1000);
    worker.addImage("far:1", 1, 1000);
    try (var agent = connected()) {
      awaitState("connected");
      JsonNode plan = Json.MAPPER.readTree(server.post(all, "").body());
      assertThat(plan.path("removed"))
          .extracting(i -> i.path("node").asString("") + "/" + i.path("name").asString(""))
          .contains("fake-1/own:1", "fake-2/far:1");
      assertThat(plan.path("failed")).isEmpty();
      agent.kill();
      awaitState("away");
    }
    assertThat(server.post(all, "").body())
        .contains("own:1", "\"node\":\"fake-2\"")
        .contains("is away: its agent is not connected")
        .doesNotContain("far:1");
    var one = server.post("/images/prune?node=fake-2", "");
    assertThat(one.statusCode()).isEqualTo(503);
    assertThat(one.body()).contains("is away: its agent is not connected", "grampus node agents");
    assertThat(server.post("/images/load?node=fake-2", "").statusCode()).isEqualTo(503);
    assertThat(server.get("/images/far:1/archive?node=fake-2").statusCode()).isEqualTo(503);
  }

  private AgentPeer joined() throws Exception {
    var joined = join(invite("{}"));
    assertThat(joined.exit()).as(joined.said()).isZero();
    return new AgentPeer(server.server.port(), agent().resolve("agent.pem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"oldest\":1,\"newest\":1",
        "\"oldest\":0,\"newest\":1",
        "\"oldest\":1,\"newest\":9"
      })
  void agentsOfBeforeAndAfterAreServedInAVersionThatBothSpeak(String versions) throws Exception {
    var answer = joined().hello("{\"says\":\"hello\"," + versions + ",\"later\":{\"a\":[1]}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.line()).contains("\"says\":\"welcome\"", "\"version\":\"1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, the agent speaks versions 2 to 3 and the server version 1, Bring the server up to date",
    "0, 0, the agent speaks version 0 and the server version 1, Bring the agent up to date"
  })
  void anAgentThatSpeaksNoCommonVersionIsTold(int oldest, int newest, String why, String next)
      throws Exception {
    var answer =
        joined()
            .hello("{\"says\":\"hello\",\"oldest\":%d,\"newest\":%d}".formatted(oldest, newest));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.line()).contains("agent.version", why, next);
    assertThat(row().path("state").asString()).isEqualTo("away");
    assertThat(row().path("message").asString()).contains(why, next);
  }

  @ParameterizedTest
  @CsvSource({
    "P500D, off by 500 days: it is ahead of the server's",
    "P-3D, off by 3 days: it is behind the server's"
  })
  void aClockThatIsFarOffIsToldOnBothSides(String shift, String how) throws Exception {
    joined();
    try (var agent = AgentProcess.runShifted(Duration.parse(shift), agent())) {
      assertThat(agent.awaitLine("the clock of node fake-2 is " + how)).contains("timedatectl");
      assertThat(row().path("state").asString()).isEqualTo("away");
      assertThat(row().path("message").asString()).isEqualTo("the clock of node fake-2 is " + how);
    }
    // nothing has to be mended but the clock
    try (var agent = run()) {
      awaitState("connected");
      assertThat(row().path("message").asString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT7M", "PT-7M"})
  void aClockThatIsMinutesOffIsToldAndItsNodeIsServed(String shift) throws Exception {
    // a message takes its time
    String minutes = "is off by [67] minutes";
    worker.addContainer("web", Json.MAPPER.createObjectNode());
    joined();
    try (var agent = AgentProcess.runShifted(Duration.parse(shift), agent())) {
      assertThat(agent.awaitLine("the clock of")).containsPattern(minutes);
      awaitState("connected");
      assertThat(row().path("message").asString()).containsPattern("node fake-2 " + minutes);
      Eventually.soon().until(() -> container("web").path("node").asString("").equals("fake-2"));
      assertThat(container("web").has("staleSince")).isFalse();
    }
  }

  @Test
  void whoJoinsWithAWrongClockIsTold() throws Exception {
    String code = invite("{}");
    String url = "https://127.0.0.1:" + server.server.port();
    Duration shift = Duration.ofDays(-2);
    var far = AgentProcess.joinShifted(shift, url, code, agent(), worker.dockerHost());
    assertThat(far.exit()).isEqualTo(1);
    assertThat(far.said()).contains("clock of this machine is off by 2 days", "Then join again.");
    // a clock in the wrong time zone is let in, and the code was not used up
    shift = Duration.ofHours(-14);
    var near = AgentProcess.joinShifted(shift, url, code, agent(), worker.dockerHost());
    assertThat(near.exit()).as(near.said()).isZero();
  }

  @Test
  void anAgentThatWasAwayForTooLongIsToldToJoinAgain() throws Exception {
    clock.shift = Duration.ofDays(-120);
    joined();
    clock.shift = Duration.ZERO;
    try (var agent = AgentProcess.run(List.of(), agent())) {
      assertThat(agent.awaitLine("was good until")).contains("Join again");
      join(invite("{}"));
      agent.awaitLine("connected");
    }
  }
}
