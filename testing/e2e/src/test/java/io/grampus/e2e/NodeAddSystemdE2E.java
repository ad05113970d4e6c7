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

/** A Debian 12 as users have it, with systemd and a user who may use sudo, becomes a node. */
@Timeout(1200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeAddSystemdE2E {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String SUDOER = "/etc/sudoers.d/linus";
  @TempDir static Path folder;
  private static TestSwarm swarm;
  private static Product product;
  private static BareHost host;
  private static Path ssh;

  @BeforeAll
  static void start() {
    swarm = TestSwarm.start(1);
    product = new Product(folder, swarm.leader());
    host = swarm.booted();
    ssh = host.sshd();
    done("useradd --create-home --password '*' --shell /bin/bash linus");
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
    host.close();
    swarm.close();
  }

  private static Product.Said add(String... options) {
    List<String> words = new ArrayList<>(List.of("env", "GRAMPUS_SSH=ssh -F " + ssh));
    words.addAll(List.of(product.program().toString(), "node", "add", "--ssh"));
    words.add("linus@" + host.address());
    words.addAll(Arrays.asList(options));
    return product.run("", words);
  }

  private static String added(String... options) {
    Product.Said said = add(options);
    assertThat(said.exit()).as(said.text()).isZero();
    return said.text();
  }

  private static String done(String line) {
    TestEngine.Outcome said = host.sh(line);
    assertThat(said.exit()).as(said.output()).isZero();
    return said.output().strip();
  }

  private static boolean within(BooleanSupplier condition) {
    return Await.until(Duration.ofSeconds(60), condition);
  }

  private static boolean connected() {
    return product.grampus("node", "agents").text().matches("(?s).*bare[^\n]*connected.*");
  }

  @Test
  @Order(1)
  void whoMayNotUseSudoIsTold() {
    Product.Said said = add();
    assertThat(said.exit()).as(said.text()).isNotZero();
    assertThat(said.text()).contains("sudo refuses", "Sign in as root, or allow sudo");
    assertThat(host.sh("command -v dockerd").exit()).isNotZero();
  }

  @Test
  @Order(2)
  void whoMayDoesAllOfIt() {
    done("echo 'linus ALL=(ALL) NOPASSWD: ALL' > " + SUDOER);
    assertThat(added().lines())
        .anyMatch(line -> line.matches("done +engine +Docker Engine 20.* installed .*"))
        .anyMatch(line -> line.matches("done +swarm +joined by .*"))
        .anyMatch(line -> line.matches("done +agent +installed, joined, started"))
        .contains("Node bare is there.");
    assertThat(connected()).isTrue();
    assertThat(added()).doesNotContain("done");
  }

  @Test
  @Order(3)
  void theAgentIsServiceOfSystemd() {
    assertThat(done("systemctl is-active docker grampus-agent")).isEqualTo("active\nactive");
    assertThat(done("systemctl is-enabled docker grampus-agent")).isEqualTo("enabled\nenabled");
    assertThat(done("journalctl --no-pager -u grampus-agent")).contains("connected to https://");
    done("kill -9 $(systemctl show -P MainPID grampus-agent)");
    assertThat(within(() -> host.sh("systemctl is-active grampus-agent").exit() == 0)).isTrue();
    assertThat(within(NodeAddSystemdE2E::connected)).isTrue();
    done("systemctl stop grampus-agent");
    assertThat(added("--dry-run")).containsPattern("to do +agent +start");
    assertThat(added()).containsPattern("done +agent +started");
  }

  @Test
  @Order(4)
  void itsEngineTakesSettings() throws Exception {
    Path file = folder.resolve("cluster.yaml");
    String declared =
        "nodes:\n  bare:\n    ssh: linus@HOST\n    engine:\n      log-driver: local\n";
    Files.writeString(file, declared.replace("HOST", host.address()));
    List<String> words = new ArrayList<>(List.of("env", "GRAMPUS_SSH=ssh -F " + ssh));
    words.addAll(List.of(product.program().toString(), "cluster", "apply", "--yes"));
    words.add(file.toString());
    Product.Said applied = product.run("", words);
    assertThat(applied.exit()).as(applied.text()).isZero();
    assertThat(done("docker info --format {{.LoggingDriver}}")).isEqualTo("local");
    assertThat(done("systemctl is-active docker")).isEqualTo("active");
    assertThat(within(NodeAddSystemdE2E::connected)).isTrue();
  }
}
