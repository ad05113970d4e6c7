package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
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
  private static final String TEAM = "127.0.0.1:5000/team:1";

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
    awaitPlaces("nodes", "agent:connected", "/h2", "/h3");
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

  private JsonNode rows(String list, String query) {
    return Json.MAPPER
        .readTree(send("GET", "/" + list + "?q=" + query.replace(" ", "%20"), ""))
        .path("items");
  }

  /** As {@code node/name}. */
  private Set<String> places(String list, String query) {
    Set<String> places = new TreeSet<>();
    rows(list, query)
        .forEach(
            row -> places.add(row.path("node").asString("") + "/" + row.path("name").asString("")));
    return places;
  }

  private void awaitPlaces(String list, String query, String... places) {
    Eventually.within(Duration.ofSeconds(20))
        .until(() -> places(list, query).equals(Set.of(places)));
  }

  @Test
  @Order(4)
  void imagesOfAllHostsAreInOneList() {
    String base = TestImage.BASE.reference();
    awaitPlaces("images", "name:" + base, "h1/" + base, "h2/" + base, "h3/" + base);
    awaitPlaces("images", "name:" + base + " node:h2", "h2/" + base);
    awaitPlaces("images", "name:" + base + " node:h3 usedBy>0", "h3/" + base);
    assertThat(send("POST", "/images/" + path(base) + "/tag?node=h3&name=only:1", "")).isEmpty();
    Eventually.soon().until(() -> rows("images", "tag:only:1").size() == 1);
    assertThat(rows("images", "tag:only:1").path(0).path("node").asString("")).isEqualTo("h3");
    assertThat(send("GET", "/images/only:1/history", "")).contains("steps");
    assertThat(send("GET", "/images/only:1", "")).contains("RootFS");
    assertThat(send("DELETE", "/images/" + path(base), "")).contains("name.ambiguous");
    assertThat(send("DELETE", "/images/only:1", "")).contains("only:1");
    Eventually.soon().until(() -> rows("images", "tag:only:1").isEmpty());
  }

  private static String path(String name) {
    return name.replace("/", "%2F").replace(":", "%3A");
  }

  @Test
  @Order(5)
  void volumesAreToldApartByTheirNodes() {
    assertThat(send("POST", "/volumes?node=h2", "{\"name\":\"data\"}")).contains("data");
    swarm.host(3).docker("volume", "create", "data");
    awaitPlaces("volumes", "name:data", "h2/data", "h3/data");
    assertThat(send("DELETE", "/volumes/data", "")).contains("on node h2");
    assertThat(send("GET", "/volumes/data?node=h3", "")).contains("Mountpoint");
    send("DELETE", "/volumes/data?node=h2", "");
    awaitPlaces("volumes", "name:data", "h3/data");
    String id = rows("volumes", "name:data").path(0).path("id").asString("");
    send("DELETE", "/volumes/" + id, "");
    awaitPlaces("volumes", "name:data");
    assertThat(swarm.host(3).docker("volume", "ls", "-q")).isEmpty();
  }

  @Test
  @Order(6)
  void aNetworkOfTheSwarmIsThereOnceAndOthersByTheirNodes() {
    swarm.leader().docker("network", "create", "-d", "overlay", "--attachable", "front");
    send("POST", "/networks?node=h3", "{\"name\":\"side\"}");
    String body = "{\"container\":\"on-h2\"}";
    assertThat(send("POST", "/networks/front/connect", body)).isEmpty();
    assertThat(send("POST", "/networks/side/connect", body.replace("h2", "h3"))).isEmpty();
    awaitPlaces("networks", "name:front attached:1", "/front");
    awaitPlaces("networks", "name:side attached:1", "h3/side");
    awaitPlaces("networks", "name:bridge", "h1/bridge", "h2/bridge", "h3/bridge");
    assertThat(send("DELETE", "/networks/side", "")).contains("on-h3");
    send("POST", "/networks/side/disconnect", body.replace("h2", "h3"));
    send("POST", "/networks/front/disconnect", body);
    assertThat(send("DELETE", "/networks/side", "")).isEmpty();
    awaitPlaces("networks", "name:side");
    swarm.leader().docker("network", "rm", "front");
  }

  @Test
  @Order(7)
  void aPullOnAllNodesIsTriedAgainWhereItFailed() {
    List<String> hosts = List.of("h1", "h2", "h3");
    push(swarm.host(1));
    push(swarm.host(2));
    String first = pull(hosts);
    assertThat(first).contains("event: failed", "image.onNodes", "--nodes h3");
    awaitPlaces("images", "tag:127.0.0.1:5000/team:1", "h1/" + TEAM, "h2/" + TEAM);
    push(swarm.host(3));
    String second = pull(List.of("h3"));
    assertThat(second).contains("event: layer", "event: end").doesNotContain("event: failed");
    awaitPlaces("images", "name:" + TEAM, "h1/" + TEAM, "h2/" + TEAM, "h3/" + TEAM);
    send("DELETE", "/images/" + path(TEAM) + "?nodes=all", "");
    awaitPlaces("images", "name:" + TEAM);
  }

  private static void push(TestEngine host) {
    TestImage image = TestImage.LAYERED_2;
    TestRegistry registry = TestRegistry.start(host, RegistrySpec.open(5000).behindPassword());
    String name = registry.name("team:1");
    host.docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, registry.name(""));
    host.load(image);
    registry.push(image, "team:1");
    host.docker("logout", registry.name(""));
    host.docker("rmi", image.reference());
    assertThat(name).isEqualTo(TEAM);
  }

  private String pull(List<String> nodes) {
    String body =
        "{\"reference\":\"%s\",\"nodes\":[\"%s\"],\"login\":{\"user\":\"%s\",\"password\":\"%s\"}}"
            .formatted(TEAM, String.join("\",\"", nodes), RegistrySpec.USER, RegistrySpec.PASSWORD);
    return send("POST", "/images/pull", body);
  }

  /** A file of the server's own host is sent to one node, and one node's image comes from there. */
  @Test
  @Order(8)
  void imagesAreSavedLoadedAndPrunedOnTheNodesThatAreMeant() {
    TestImage image = TestImage.LAYERED_2;
    swarm.host(3).load(image);
    awaitPlaces("images", "name:" + image.reference(), "h3/" + image.reference());
    String tar = folder.resolve("saved.tar").toString();
    curl("-o", tar, api("/images/" + path(image.reference()) + "/archive?node=h3"));
    List<String> load = List.of("-H", "Content-Type: application/x-tar", "-T", tar, "-X", "POST");
    assertThat(curl(load, api("/images/load?node=h2"))).contains(image.reference());
    awaitPlaces(
        "images",
        "name:" + image.reference(),
        "h2/" + image.reference(),
        "h3/" + image.reference());
    String some = "/images/prune?all=true&nodes=h2,h3&nodes=h1";
    assertThat(send("POST", some + "&dryRun=true", ""))
        .contains("\"node\":\"h2\"", "\"node\":\"h3\"", "\"failed\":[]");
    assertThat(send("POST", some, "")).contains(image.reference(), "\"failed\":[]");
    awaitPlaces("images", "name:" + image.reference());
    String none = curl(load, api("/images/load?node=nobody"));
    assertThat(none).contains("nobody");
  }

  private String api(String path) {
    return url + "/api/v1" + path;
  }

  private String curl(String... words) {
    return curl(List.of(), words);
  }

  private String curl(List<String> first, String... words) {
    var all = new ArrayList<>(List.of("curl", "-sk", "-m", "60"));
    all.addAll(List.of("-H", "Authorization: Bearer " + token));
    all.addAll(first);
    all.addAll(List.of(words));
    return swarm.leader().exec(all.toArray(String[]::new));
  }

  @Test
  @Order(9)
  void whatContainersAndNodesUseIsMeasuredByTheirAgents() {
    run(swarm.host(3), "busy", "sh", "-c", "while :; do :; done");
    Eventually.within(Duration.ofSeconds(20)).until(() -> container("busy").has("pid"));
    Eventually.within(Duration.ofSeconds(20)).until(() -> sample("containers/busy", "cpu") > 5);
    assertThat(sample("containers/on-h2", "memory")).isGreaterThan(100_000);
    assertThat(sample("nodes/h3", "cpu")).isGreaterThan(5);
    assertThat(sample("nodes/h3", "memory")).isGreaterThan(1_000_000);
    assertThat(container("busy").path("cpu").asDouble(0)).isGreaterThan(5);
    assertThat(send("GET", "/containers/busy/stats/history", "")).contains("\"memory\":");
    swarm.host(3).docker("rm", "-f", "busy");
  }

  private double sample(String of, String member) {
    String events = send("GET", "/" + of + "/stats?oneShot=true", "");
    int data = events.indexOf("data: ");
    return data < 0
        ? -1
        : Json.MAPPER.readTree(events.substring(data + 6)).path(member).asDouble(-1);
  }

  @Test
  @Order(10)
  void aHostThatIsCutOffIsStaleAndTrueAgainSoonAfter() {
    swarm.host(3).cut();
    try {
      Eventually.within(Duration.ofSeconds(60)).until(() -> container("on-h3").has("staleSince"));
      assertThat(container("on-h2").has("staleSince")).isFalse();
      awaitPlaces("nodes", "agent:away", "/h3");
      assertThat(rows("images", "node:h3").path(0).has("staleSince")).isTrue();
      assertThat(rows("images", "node:h2").path(0).has("staleSince")).isFalse();
      // what it used last is no more than old
      assertThat(container("on-h3").path("memory").asLong(0)).isPositive();
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
  @Order(11)
  void anAgentThatIsKilledComesBack() throws Exception {
    AgentProcess agent = agents.get("h2");
    agent.kill();
    Eventually.soon().until(() -> container("on-h2").has("staleSince"));
    agents.put("h2", runAgent(swarm.host(2)));
    Eventually.soon().until(() -> !container("on-h2").has("staleSince"));
    assertThat(send("GET", "/containers/on-h2/logs?tail=1", "")).contains("hello from");
  }

  @Test
  @Order(12)
  void anEngineThatIsKilledIsStaleAndBack() {
    swarm.host(2).kill();
    Eventually.soon().until(() -> container("on-h2").has("staleSince"));
    assertThat(send("GET", "/agents", "")).doesNotContain("away");
    swarm.host(2).startAgain();
    Eventually.within(Duration.ofSeconds(30)).until(() -> !container("on-h2").has("staleSince"));
  }

  @Test
  @Order(13)
  void aRevokedAgentIsRefused() throws Exception {
    send("DELETE", "/agents/h3", "");
    agents.get("h3").awaitLine("was revoked");
    Eventually.soon().until(() -> container("on-h3").isMissingNode());
    Eventually.soon().until(() -> rows("images", "node:h3").isEmpty());
    awaitPlaces("nodes", "agent:revoked", "/h3");
    assertThat(container("on-h2").path("node").asString("")).isEqualTo("h2");
  }

  @Test
  @Order(14)
  void aNodeThatIsRemovedTakesItsAgentAlongAndMayComeBack() throws Exception {
    AgentProcess agent = agents.get("h2");
    String before = rows("nodes", "name:h2").path(0).path("id").asString("");
    assertThat(send("DELETE", "/nodes/h2?force=true", "")).contains("Its agent went with it");
    agent.awaitLine("was removed from the Swarm");
    assertThat(send("GET", "/agents", "")).doesNotContain("h2");
    Eventually.soon().until(() -> container("on-h2").isMissingNode());
    Eventually.soon().until(() -> rows("images", "node:h2").isEmpty());
    assertThat(send("GET", "/audit?action=agent.remove&limit=1", ""))
        .contains("\"object\":\"agent/h2\"", "\"who\":\"ada\"", "\"result\":\"ok\"");
    TestEngine host = swarm.host(2);
    String code = TestServer.member(send("POST", "/agents/invites", "{}"), "code");
    var refused = AgentProcess.join(host.inNetwork(), url, code, folder(host), host.dockerHost());
    assertThat(refused.exit()).as(refused.said()).isNotZero();
    host.docker("swarm", "leave", "--force");
    String token = swarm.leader().docker("swarm", "join-token", "--quiet", "worker").strip();
    host.docker("swarm", "join", "--token", token, swarm.leader().address() + ":2377");
    Eventually.within(Duration.ofSeconds(30))
        .until(() -> rows("nodes", "name:h2 state:ready").size() == 1);
    join(host);
    // the process that was refused takes over what the join has brought
    agent.awaitLine("connected");
    awaitPlaces("containers", "name:on-h2", "h2/on-h2");
    assertThat(rows("nodes", "name:h2").path(0).path("id").asString("")).isNotEqualTo(before);
  }

  @Test
  @Order(15)
  void aNodeThatIsRemovedPastTheServerTakesItsAgentAlong() throws Exception {
    AgentProcess agent = agents.get("h3");
    join(swarm.host(3));
    agent.awaitLine("connected");
    awaitPlaces("containers", "name:on-h3", "h3/on-h3");
    swarm.leader().docker("node", "rm", "--force", "h3");
    Eventually.within(Duration.ofSeconds(20)).until(() -> rows("nodes", "name:h3").isEmpty());
    assertThat(send("GET", "/agents", "")).as("one look is not enough").contains("h3");
    Eventually.within(Duration.ofMinutes(3))
        .until(() -> !send("GET", "/agents", "").contains("h3"));
    agent.awaitLine("was removed from the Swarm");
    Eventually.soon().until(() -> container("on-h3").isMissingNode());
    assertThat(send("GET", "/audit?action=agent.remove&limit=1", ""))
        .contains("\"object\":\"agent/h3\"", "\"who\":\"server\"", "\"result\":\"ok\"");
    assertThat(Files.readString(folder.resolve("server.log")))
        .contains("node h3 was removed from the Swarm past the server");
    assertThat(send("GET", "/agents", "")).contains("h2", "connected");
  }
}
