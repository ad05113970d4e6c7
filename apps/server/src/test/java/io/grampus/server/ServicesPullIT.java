package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestSwarm;
import io.grampus.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Services whose image lies in the server's own registry, on nodes where nobody is signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesPullIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private TestSwarm swarm;
  private ServerChild server;
  private String session;
  private String image;

  @BeforeAll
  void start() {
    swarm = TestSwarm.start(3);
    TestEngine leader = swarm.leader().load(TestImage.BASE);
    server =
        ServerChild.start(
            folder, 7443, leader.dockerHost(), leader.inNetwork(), "--listen", leader.address());
    session =
        send("POST", "/session", server.firstSignIn())
            .replaceAll("(?s).*(grs_[0-9A-Za-z_-]+).*", "$1");
    image = server.address() + "/team/app:1";
    swarm.hosts().forEach(host -> host.trust(server.address(), server.authority()));
    leader.docker("login", "-u", "ada", "-p", ServerChild.PASSWORD, server.address());
    leader.docker("tag", TestImage.BASE.reference(), image);
    leader.docker("push", image);
    leader.docker("logout", server.address());
    leader.docker("rmi", image);
  }

  @AfterAll
  void stop() {
    server.close();
    swarm.close();
  }

  @Test
  void everyNodePullsItAlsoWhenATaskComesLater() {
    availability("drain");
    String answer = send("POST", "/stacks/team/deploys", deploy());
    assertThat(answer).contains("accepted");
    Eventually.within(PATIENCE).until(() -> running() == 2);
    assertThat(send("GET", "/registry/repositories/team%2Fapp/manifests/1", ""))
        .contains("\"who\":\"Swarm\"");
    send("DELETE", "/session", "");
    availability("active");
    Eventually.within(PATIENCE).until(() -> containers(swarm.host(3)).contains("team_app"));
  }

  private void availability(String of3) {
    swarm.leader().docker("node", "update", "--availability", of3, "h3");
  }

  private long running() {
    return swarm
        .leader()
        .docker("service", "ps", "-f", "desired-state=running", "team_app")
        .lines()
        .filter(line -> line.contains(" Running "))
        .count();
  }

  private static String containers(TestEngine host) {
    return host.docker("ps", "--format", "{{.Names}}");
  }

  private String deploy() {
    String file =
        "services: {app: {image: %s, command: sleep 1000, deploy: {mode: global}}}"
            .formatted(image);
    String packed = Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
    return """
    {"bundle":{"request":{"workingDirectory":"/p","files":["compose.yaml"],"envFiles":[],
    "projectDirectory":"/p","variables":{},"profiles":[],"projectName":"p","contents":false},
    "files":{"compose.yaml":"%s"},"secrets":{"files":{},"variables":{}}}}\
    """
        .formatted(packed);
  }

  private String send(String method, String path, String body) {
    List<String> words = new ArrayList<>(List.of("curl", "-sk", "-X", method));
    if (session != null) {
      words.addAll(List.of("-H", "Authorization: Bearer " + session));
    }
    if (!body.isEmpty()) {
      words.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
    }
    words.add(server.told("url") + "/api/v1" + path);
    return swarm.leader().exec(words.toArray(String[]::new));
  }
}
