package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestSwarm;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server on the manager of a real Swarm, and agents on the two other hosts. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgentsIT {
  @TempDir private static Path folder;
  private final Map<String, AgentProcess> agents = new TreeMap<>();
  private TestSwarm swarm;
  private Process server;
  private String url;
  private String token;

  @BeforeAll
  void start() throws Exception {
    swarm = TestSwarm.start(3).load(TestImage.BASE);
    for (TestEngine host : swarm.hosts()) {
      run(host, "on-" + host.hostname(), "sh", "-c", "echo hello from $(hostname); sleep 10000");
    }
    Path ready = folder.resolve("ready");
    server = serve(ready);
    Eventually.within(Duration.ofSeconds(60)).until(() -> Files.exists(ready));
    Map<String, String> told =
        Files.readAllLines(ready).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, _) -> one));
    url = String.valueOf(told.get("url"));
    token =
        TestServer.member(
            send(
                "POST",
                "/session",
                "{\"username\":\"ada\",\"password\":\"correct horse\",\"code\":\""
                    + told.get("code")
                    + "\"}"),
            "token");
    Eventually.within(Duration.ofSeconds(30))
        .until(() -> send("GET", "/nodes", "").contains("\"h3\""));
    for (TestEngine host : swarm.hosts().subList(1, 3)) {
      join(host);
      agents.put(host.hostname(), runAgent(host));
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (AgentProcess agent : agents.values()) {
      agent.close();
    }
    server.destroy();
    server.waitFor(10, TimeUnit.SECONDS);
    swarm.close();
  }

  private Process serve(Path ready) throws Exception {
    List<String> words = new ArrayList<>(swarm.leader().inNetwork());
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.grampus.server.Main",
            "serve",
            "--data",
            folder.resolve("data").toString(),
            "--listen",
            swarm.leader().address(),
            "--engine",
            swarm.leader().dockerHost(),
            "--ready",
            ready.toString()));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  private static String run(TestEngine host, String name, String... command) {
    var words = new ArrayList<>(List.of("run", "-d", "--name", name, TestImage.BASE.reference()));
    words.addAll(List.of(command));
    return host.docker(words.toArray(String[]::new)).strip();
  }

  /** From the server's own host, since nobody else reaches it. */
  private String send(String method, String path, String body) {
    var words =
        new ArrayList<>(List.of("curl", "-sk", "-m", "20", "-X", method, url + "/api/v1" + path));
    if (token != null) {
      words.addAll(List.of("-H", "Authorization: Bearer " + token));
    }
    if (!body.isEmpty()) {
      words.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
    }
    return swarm.leader().exec(words.toArray(String[]::new));
  }

  private AgentProcess.Ended join(TestEngine host) throws Exception {
    String code = TestServer.member(send("POST", "/agents/invites", "{}"), "code");
    var ended = AgentProcess.join(host.inNetwork(), url, code, folder(host), host.dockerHost());
    assertThat(ended.exit()).as(ended.said()).isZero();
    return ended;
  }

  private static Path folder(TestEngine host) {
    return folder.resolve("agent-" + host.hostname());
  }

  private static AgentProcess runAgent(TestEngine host) throws Exception {
    AgentProcess agent = AgentProcess.run(host.inNetwork(), folder(host));
    agent.awaitLine("connected");
    return agent;
  }

  private JsonNode container(String name) {
    String answer = send("GET", "/containers?q=name:" + name, "");
    return Json.MAPPER.readTree(answer).path("items").path(0);
  }

  @Test
  @Order(1)
  void allHostsAreInOneList() {
    Set<String> nodes = new TreeSet<>();
    Eventually.within(Duration.ofSeconds(20))
        .until(() -> {
          nodes.clear();
          Json.MAPPER
              .readTree(send("GET", "/containers?q=name:on-*", ""))
              .path("items")
              .forEach(row ->
                  nodes.add(row.path("node").asString("") + "/" + row.path("name").asString("")));
          return nodes.size() == 3;
        });
    assertThat(nodes).containsExactly("h1/on-h1", "h2/on-h2", "h3/on-h3");
  }

  @Test
  @Order(2)
  void logsFilesAndCommandsOfAnotherHost() {
    assertThat(send("GET", "/containers/on-h3/logs?tail=1", "")).contains("hello from");
    send("POST", "/containers/on-h2/exec?command=touch&command=/seen", "");
    Eventually.soon()
        .until(() -> swarm.host(2).docker("exec", "on-h2", "ls", "/").contains("seen"));
    assertThat(send("GET", "/containers/on-h2/processes", "")).contains("sleep 10000");
    assertThat(send("GET", "/containers/on-h3/files?path=/etc", "")).contains("passwd");
  }

  @Test
  @Order(3)
  void aTaskIsMeantByItsServicesName() {
    swarm
        .leader()
        .docker(
            "service",
            "create",
            "--detach=false",
            "--no-resolve-image",
            "--name",
            "web",
            "--constraint",
            "node.hostname==h3",
            TestImage.BASE.reference(),
            "sh",
            "-c",
            "echo a task; sleep 10000");
    Eventually.within(Duration.ofSeconds(20))
        .until(() -> send("GET", "/containers/web/logs?tail=1", "").contains("a task"));
    assertThat(send("GET", "/containers/web.1/processes", "")).contains("sleep 10000");
    swarm.leader().docker("service", "rm", "web");
  }

  @Test
  @Order(4)
  void aHostThatIsCutOffIsStaleAndTrueAgainSoonAfter() {
    swarm.host(3).cut();
    try {
      Eventually.within(Duration.ofSeconds(60)).until(() -> container("on-h3").has("staleSince"));
      assertThat(container("on-h2").has("staleSince")).isFalse();
      assertThat(container("on-h3").path("state").asString("")).isEqualTo("running");
      swarm.host(3).docker("kill", "on-h3");
    } finally {
      swarm.host(3).heal();
    }
    long healed = System.nanoTime();
    Eventually.within(Duration.ofSeconds(60))
        .until(() ->
            container("on-h3").path("state").asString("").equals("exited")
                && !container("on-h3").has("staleSince"));
    Duration took = Duration.ofNanos(System.nanoTime() - healed);
    System.out.println("true again after " + took);
    swarm.host(3).docker("start", "on-h3");
  }

  @Test
  @Order(5)
  void anAgentThatIsKilledComesBack() throws Exception {
    AgentProcess agent = agents.get("h2");
    agent.kill();
    Eventually.soon().until(() -> container("on-h2").has("staleSince"));
    agents.put("h2", runAgent(swarm.host(2)));
    Eventually.soon().until(() -> !container("on-h2").has("staleSince"));
    assertThat(send("GET", "/containers/on-h2/logs?tail=1", "")).contains("hello from");
  }

  @Test
  @Order(6)
  void anEngineThatIsKilledIsStaleAndBack() {
    swarm.host(2).kill();
    Eventually.soon().until(() -> container("on-h2").has("staleSince"));
    assertThat(send("GET", "/agents", "")).doesNotContain("away");
    swarm.host(2).startAgain();
    Eventually.within(Duration.ofSeconds(30)).until(() -> !container("on-h2").has("staleSince"));
  }

  @Test
  @Order(7)
  void aRevokedAgentIsRefused() throws Exception {
    send("DELETE", "/agents/h3", "");
    agents.get("h3").awaitLine("was revoked");
    Eventually.soon().until(() -> container("on-h3").isMissingNode());
    assertThat(container("on-h2").path("node").asString("")).isEqualTo("h2");
  }
}
