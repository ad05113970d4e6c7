package io.grampus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwarmIT {
  private static final String IMAGE = TestImage.BASE.reference();
  private static TestSwarm swarm;

  @BeforeAll
  static void start() {
    swarm = TestSwarm.start(3).load(TestImage.BASE);
  }

  @AfterAll
  static void close() {
    swarm.close();
  }

  @Test
  @Order(1)
  void allHostsAreReadyInOneSwarm() {
    assertThat(nodes()).containsExactlyInAnyOrder("h1 Ready", "h2 Ready", "h3 Ready");
  }

  @Test
  @Order(2)
  void tasksOnDifferentHostsMeetOnAnOverlay() {
    swarm.leader().docker("network", "create", "-d", "overlay", "--attachable", "net");
    service("web", "--constraint", "node.hostname==h2", IMAGE, "httpd", "-f", "-h", "/etc");
    String fetch = "wget -q -O- http://tasks.web/passwd";
    assertThat(
            Await.until(
                Duration.ofSeconds(40),
                () ->
                    swarm
                            .host(1)
                            .tryDocker("run", "--rm", "--network", "net", IMAGE, "sh", "-c", fetch)
                            .exit()
                        == 0))
        .isTrue();
  }

  @Test
  @Order(3)
  void aPublishedHostPortIsReachedFromAnotherHost() {
    service(
        "port",
        "--mode",
        "global",
        "-p",
        "mode=host,published=8080,target=80",
        IMAGE,
        "httpd",
        "-f",
        "-h",
        "/etc");
    String url = "http://" + swarm.host(3).address() + ":8080/passwd";
    assertThat(
            Await.until(
                Duration.ofSeconds(40),
                () ->
                    Command.of(swarm.host(1).inNetwork(), "curl", "-sfm2", url).attempt().exit()
                        == 0))
        .isTrue();
  }

  @Test
  @Order(4)
  void aCutHostGoesDownAndComesBack() {
    swarm.host(3).cut();
    assertThat(Await.until(Duration.ofSeconds(60), () -> nodes().contains("h3 Down"))).isTrue();
    swarm.host(3).heal();
    assertThat(Await.until(Duration.ofSeconds(60), () -> nodes().contains("h3 Ready"))).isTrue();
  }

  @Test
  @Order(5)
  void aKilledEngineComesBackIntoTheSwarm() {
    swarm.host(2).kill();
    assertThat(swarm.host(2).running()).isFalse();
    swarm.host(2).startAgain();
    // seconds as a rule; once it took more than a minute
    assertThat(Await.until(Duration.ofMinutes(3), () -> nodes().contains("h2 Ready")))
        .as(() -> "the nodes are " + nodes())
        .isTrue();
  }

  private static void service(String name, String... words) {
    swarm
        .leader()
        .docker(
            Command.join(
                    java.util.List.of(
                        "service",
                        "create",
                        "-d",
                        "--name",
                        name,
                        "--endpoint-mode",
                        "dnsrr",
                        "--network",
                        "net"),
                    words)
                .toArray(String[]::new));
  }

  private static java.util.List<String> nodes() {
    return swarm
        .leader()
        .docker("node", "ls", "--format", "{{.Hostname}} {{.Status}}")
        .lines()
        .toList();
  }
}
