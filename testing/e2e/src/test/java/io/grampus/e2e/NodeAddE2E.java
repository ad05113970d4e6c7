package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import io.grampus.cluster.BareHost;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestSwarm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine with nothing but Debian and sshd becomes a node of a Swarm on another one. */
@Timeout(1200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeAddE2E {
  private static final String PASSWORD = "correct horse battery staple";
  @TempDir static Path folder;
  private static TestSwarm swarm;
  private static Product product;
  private static BareHost bare;
  private static Path ssh;

  @BeforeAll
  static void start() {
    swarm = TestSwarm.start(1);
    product = new Product(folder, swarm.leader());
    bare = swarm.bare();
    ssh = bare.sshd();
    String data = product.data().toString();
    String listen = swarm.leader().address();
    String code =
        product
            .grampus("up", "-d", "--yes", "--data", data, "--listen", listen)
            .line("Code")
            .split(" ")[0];
    product.grampusReading(
        PASSWORD, "login", "--username", "ada", "--password-stdin", "--code", code);
  }

  @AfterAll
  static void close() {
    product.run("", List.of("sh", "-c", "kill $(cat " + product.data() + "/server.pid)"));
    bare.close();
    swarm.close();
  }

  /** Runs {@code grampus node add --ssh} with this host's key. */
  private static Product.Said add(String address, String... options) {
    List<String> words = new ArrayList<>(List.of("env", "GRAMPUS_SSH=ssh -F " + ssh));
    words.addAll(List.of(product.program().toString(), "node", "add", "--ssh", address));
    words.addAll(Arrays.asList(options));
    return product.run("", words);
  }

  private static String added(String... options) {
    Product.Said said = add("root@" + bare.address(), options);
    assertThat(said.exit()).as(said.text()).isZero();
    return said.text();
  }

  private static Product.Said run(String... words) {
    List<String> all = new ArrayList<>(List.of(product.program().toString()));
    all.addAll(Arrays.asList(words));
    return product.run("", all);
  }

  private static String said(String... words) {
    return run(words).text();
  }

  private static boolean within(BooleanSupplier condition) {
    return Await.until(Duration.ofSeconds(60), condition);
  }

  @Test
  @Order(1)
  void aPlanDoesNothing() {
    assertThat(added("--dry-run").lines())
        .anyMatch(line -> line.matches("to do +engine +install Docker Engine"))
        .anyMatch(line -> line.matches("to do +swarm +join as worker"))
        .anyMatch(line -> line.matches("to do +agent +install, join, start"));
    assertThat(bare.sh("command -v dockerd").exit()).isNotZero();
    assertThat(added("--dry-run", "--format", "json").lines())
        .anyMatch(line -> line.startsWith("{") && line.contains("\"State\":\"to do\""));
  }

  @Test
  @Order(2)
  void aHostThatDoesNotAnswerIsTold() {
    Product.Said said = add("root@10.98.0.77");
    assertThat(said.exit()).as(said.text()).isEqualTo(6);
    assertThat(said.text()).contains("SSH does not reach root@10.98.0.77", "by hand");
  }

  @Test
  @Order(3)
  void theMachineBecomesANode() {
    assertThat(added().lines())
        .anyMatch(line -> line.matches("done +engine +Docker Engine 26.* installed .*"))
        .anyMatch(line -> line.matches("done +swarm +joined by .*"))
        .anyMatch(line -> line.matches("done +agent +installed, joined, started"))
        .contains("Node bare is there.");
    assertThat(said("node", "ls")).contains("bare");
    assertThat(product.grampus("node", "agents").text()).containsPattern("bare.*connected");
    // what the agent carries: a list of the engine that is on the other machine
    bare.sh("tar -c /etc/hostname | docker import - tiny && docker create --name there tiny true");
    assertThat(within(() -> said("ps", "-a", "--filter", "name=there").contains("there"))).isTrue();
  }

  @Test
  @Order(4)
  void aSecondTimeThereIsNothingToDo() {
    assertThat(added().lines()).filteredOn(line -> !line.startsWith("Node")).hasSize(3);
    assertThat(added()).doesNotContain("done");
    assertThat(added("--dry-run")).doesNotContain("to do");
  }

  @Test
  @Order(5)
  void whatBrokeIsMended() {
    assertThat(bare.sh("kill -9 $(cat /var/lib/grampus-agent/agent.pid)").exit()).isZero();
    assertThat(added()).containsPattern("done +agent +started");
    product.grampus("node", "revoke", "bare");
    assertThat(added()).containsPattern("done +agent +joined, started");
  }

  @Test
  @Order(6)
  void theRoleIsChanged() {
    assertThat(added("--role", "manager")).containsPattern("done +role +promoted");
    assertThat(added()).doesNotContain("role");
    assertThat(added("--role", "worker")).containsPattern("done +role +demoted");
  }

  @Test
  @Order(7)
  void theCommandThatIsPrintedDoesTheSame() {
    String manages = "docker info --format {{.Swarm.ControlAvailable}}";
    assertThat(within(() -> bare.sh(manages).output().contains("false"))).isTrue();
    bare.sh("docker swarm leave");
    assertThat(within(() -> run("node", "rm", "--force", "bare").exit() == 0)).isTrue();
    assertThat(bare.sh("command -v curl || (apt-get update && apt-get install -y curl)").exit())
        .isZero();
    bare.sh("kill $(cat /var/lib/grampus-agent/agent.pid); rm -rf /usr/local/lib/grampus-agent");
    String command = product.grampus("node", "add").line("curl ");
    TestEngine.Outcome said = bare.sh("curl " + command);
    assertThat(said.exit()).as(said.output()).isZero();
    assertThat(said.output())
        .containsPattern("already +engine")
        .containsPattern("done +swarm +joined by")
        .containsPattern("done +agent +installed, joined, started");
    assertThat(product.grampus("node", "agents").text()).containsPattern("bare.*connected");
    TestEngine.Outcome other =
        bare.sh("curl " + command.replaceFirst("sha256//.{6}", "sha256//AAAAAA"));
    assertThat(other.output()).contains("does not match pinned public key");
  }

  private static Product.Said cluster(String verb, String... options) {
    List<String> words = new ArrayList<>(List.of("env", "GRAMPUS_SSH=ssh -F " + ssh));
    words.addAll(List.of(product.program().toString(), "cluster", verb));
    words.add(folder.resolve("cluster.yaml").toString());
    words.addAll(Arrays.asList(options));
    return product.run("", words);
  }

  private static void declare(String text) throws Exception {
    Files.writeString(folder.resolve("cluster.yaml"), text.replace("HOST", bare.address()));
  }

  private static final String DECLARED =
      """
      nodes:
        h1:
          role: manager
        bare:
          ssh: root@HOST
          labels: {disk: ssd}
          availability: pause
          engine:
            insecure-registries: ["10.98.0.1:5000"]
            log-driver: local
      """;

  @Test
  @Order(8)
  void aClusterIsMadeAsItsFileSays() throws Exception {
    declare(DECLARED);
    Product.Said plan = cluster("plan");
    assertThat(plan.exit()).as(plan.text()).isZero();
    assertThat(plan.text())
        .containsPattern("bare +to do +settings +insecure-registries .*log-driver.*restarted")
        .containsPattern("bare +to do +labels +disk=ssd")
        .containsPattern("bare +to do +availability +pause \\(was active\\)");
    Product.Said unasked = cluster("apply");
    assertThat(unasked.exit()).as(unasked.text()).isEqualTo(2);
    Product.Said applied = cluster("apply", "--yes");
    assertThat(applied.exit()).as(applied.text()).isZero();
    assertThat(
            bare.sh("docker info --format '{{.LoggingDriver}} {{json .RegistryConfig}}'").output())
        .contains("local", "10.98.0.1:5000");
    assertThat(product.grampus("node", "inspect", "bare").text()).contains("ssd", "pause");
    Product.Said again = cluster("apply");
    assertThat(again.exit()).as(again.text()).isZero();
    assertThat(again.text()).contains("Nothing to do.");
  }

  @Test
  @Order(9)
  void settingsThatTheEngineRefusesAreTakenBack() throws Exception {
    declare(DECLARED.replace("log-driver: local", "dns: [nonsense]"));
    Product.Said said = cluster("apply", "--yes");
    assertThat(said.exit()).as(said.text()).isEqualTo(1);
    assertThat(said.text()).contains("does not start with them", "former ones");
    assertThat(bare.sh("cat /etc/docker/daemon.json").output()).contains("\"local\"");
    assertThat(bare.sh("docker version").exit()).isZero();
  }

  @Test
  @Order(10)
  void onlyWhatItIsToldToIsRemoved() throws Exception {
    declare("nodes:\n  bare:\n    ssh: root@HOST\n");
    assertThat(cluster("plan").text()).contains("stays", "not in the file").doesNotContain("to do");
    assertThat(cluster("plan", "--prune").text()).containsPattern("to do +labels +without disk");
    cluster("apply", "--prune", "--yes");
    assertThat(product.grampus("node", "inspect", "bare").text()).doesNotContain("ssd");
  }

  @Test
  @Order(11)
  void aMistakeIsToldAtItsLine() throws Exception {
    declare(DECLARED.replace("labels:", "lables:").replace("pause", "pausing"));
    Product.Said said = cluster("apply", "--yes");
    assertThat(said.exit()).as(said.text()).isEqualTo(2);
    assertThat(said.text())
        .contains("cluster.yaml:6:5", "Did you mean \"labels\"?")
        .contains("cluster.yaml:7:5", "\"pausing\" is none of active, pause, drain");
  }

  @Test
  @Order(12)
  void aMachineOfAnotherSwarmIsLeftAlone() {
    bare.sh("docker swarm leave; docker swarm init --advertise-addr 127.0.0.1");
    Product.Said said = add("root@" + bare.address());
    assertThat(said.exit()).as(said.text()).isEqualTo(5);
    assertThat(said.text()).contains("part of another Swarm", "docker swarm leave");
  }
}
