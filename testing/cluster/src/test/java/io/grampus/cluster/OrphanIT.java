package io.grampus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OrphanIT {

  @Test
  void aHostEndsWithItsOwnerHoweverThatDies() throws IOException {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "target/classes",
                "io.grampus.cluster.Main",
                "engine")
            .redirectErrorStream(true)
            .start();
    String socket = socket(owner.inputReader());
    String id = docker(socket, "run", "-d", TestImage.BASE.reference(), "sleep", "1000");
    assertThat(runs(id)).isTrue();
    owner.destroyForcibly();
    assertThat(Await.until(Duration.ofSeconds(30), () -> !runs(id) && !runs(socket))).isTrue();
    HostFolder.sweep();
    assertThat(Path.of(socket)).doesNotExist();
  }

  private static String socket(BufferedReader output) throws IOException {
    String socket = "";
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("DOCKER_HOST=unix://")) {
        socket = line.substring(line.indexOf("unix://") + "unix://".length());
      }
      if (line.startsWith("Ctrl-C")) {
        return socket;
      }
    }
    throw new AssertionError("the engine did not start");
  }

  private static String docker(String socket, String... words) {
    return Command.of(java.util.List.of("docker", "--host", "unix://" + socket), words).run();
  }

  private static boolean runs(String word) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(word));
  }
}
