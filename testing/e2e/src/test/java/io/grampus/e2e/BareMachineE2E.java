package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.BareHost;
import io.grampus.cluster.TestEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first five minutes on a machine that has only git. */
@Timeout(1200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BareMachineE2E {
  private static final String PING =
      "docker -H unix:///var/run/docker.sock info --format {{.Swarm.LocalNodeState}}";
  // info succeeds without an engine, too
  private static final String ENGINE = "docker -H unix:///var/run/docker.sock version";
  private static BareHost host;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    host = BareHost.start();
    // what git knows, with the changes of this work tree
    bring(folder, "git ls-files -z | tar --null --files-from=- --ignore-failed-read -c");
  }

  private static void bring(Path folder, String pack) throws Exception {
    Path archive = folder.resolve("packed.tar");
    Process packing =
        new ProcessBuilder("sh", "-c", pack + " > " + archive)
            .directory(Product.checkout().toFile())
            .start();
    assertThat(packing.waitFor()).isZero();
    host.unpack(archive, "grampus");
  }

  @AfterAll
  static void close() {
    host.close();
  }

  @Test
  @Order(1)
  void nothingIsInstalledUnasked() {
    TestEngine.Outcome said = host.sh("grampus/grampus up");
    assertThat(said.exit()).as(said.output()).isEqualTo(1);
    assertThat(said.output())
        .contains("openjdk-25-jdk-headless", "maven", "docker.io", "Nobody can be asked", "--yes");
  }

  @Test
  @Order(2)
  void anotherSystemIsToldWhatToInstall() {
    host.sh("cp --remove-destination /etc/os-release os-release; echo ID=fedora > /etc/os-release");
    TestEngine.Outcome said = host.sh("grampus/grampus up --yes");
    host.sh("cp os-release /etc/os-release");
    assertThat(said.exit()).as(said.output()).isEqualTo(1);
    assertThat(said.output()).contains("a JDK 25", "Maven", "Docker Engine 20.10", "Install them");
  }

  @Test
  @Order(3)
  void aTakenPortOfTheSwarmIsToldAndNothingElseStops(@TempDir Path folder) throws Exception {
    // to build takes as long here as it took the ring
    bring(folder, "tar -c build");
    String listen = "IO::Socket::INET->new(Listen => 1, LocalAddr => q(127.0.0.1:2377)); sleep";
    host.sh("perl -MIO::Socket::INET -e '$s = " + listen + "' > /dev/null 2>&1 & echo $! > holder");
    String said = succeed("grampus/grampus up --yes -d");
    assertThat(said)
        .contains("Tried to use Docker Engine as a Swarm of one node", "address already in use")
        .contains("DOCKER_HOST=unix:///its/socket", "https://127.0.0.1:7443", "login --code ");
    succeed("kill $(cat holder); grampus/grampus down --purge --yes");
  }

  @Test
  @Order(4)
  void upMakesTheMachineReady() {
    String said = succeed("grampus/grampus up -d");
    assertThat(said).contains("Swarm of one node", "https://127.0.0.1:7443", "login --code ");
    assertThat(succeed(PING).strip()).isEqualTo("active");
    String code = said.replaceAll("(?s).*--code (\\S+).*", "$1");
    succeed(
        "echo 'correct horse battery staple' | grampus/grampus login --username ada"
            + " --password-stdin --code "
            + code);
    assertThat(succeed("grampus/grampus node ls")).contains("bare");
  }

  @Test
  @Order(5)
  void upAgainTellsWhatRuns() {
    assertThat(succeed("grampus/grampus up -d")).contains("running already", "127.0.0.1:7443");
    TestEngine.Outcome said = host.sh("grampus/grampus up -d --data /tmp/other");
    assertThat(said.exit()).as(said.output()).isEqualTo(5);
    assertThat(said.output()).contains("another program uses that port", "--port");
    TestEngine.Outcome nowhere =
        host.sh("DOCKER_HOST=unix:///tmp/nowhere grampus/grampus up -d --data /tmp/other");
    assertThat(nowhere.exit()).as(nowhere.output()).isEqualTo(12);
    assertThat(nowhere.output()).contains("/tmp/nowhere", "Check DOCKER_HOST");
  }

  @Test
  @Order(6)
  void downStopsWhatUpStarted() {
    succeed("grampus/grampus server backup backup.zip");
    assertThat(succeed("grampus/grampus down"))
        .contains("server has stopped", "Engine has stopped");
    assertThat(host.sh(ENGINE).exit()).as("the engine has stopped").isNotZero();
    assertThat(succeed("grampus/grampus down")).contains("No server runs");
  }

  @Test
  @Order(7)
  void aBackupBringsUsersBack() {
    assertThat(succeed("grampus/grampus down --purge --yes")).contains("Removed");
    succeed("grampus/grampus server restore backup.zip");
    String said = succeed("grampus/grampus up -d");
    assertThat(said).doesNotContain("--code ");
    succeed(
        "echo 'correct horse battery staple' | grampus/grampus login --username ada"
            + " --password-stdin");
    assertThat(succeed("grampus/grampus whoami")).contains("ada");
    succeed("grampus/grampus down --purge --yes");
    assertThat(host.sh(ENGINE).exit()).as("the engine has stopped").isNotZero();
    succeed("test ! -e /var/lib/grampus");
  }

  private static String succeed(String line) {
    TestEngine.Outcome said = host.sh(line);
    assertThat(said.exit()).as("%s%n%s", line, said.output()).isZero();
    return said.output();
  }
}
