package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.testkit.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServerIT {
  private static final int KILLS = 20;
  private static final long LATEST_MS = 2_500;
  private static TestEngine host;

  @TempDir Path folder;

  @BeforeAll
  static void startsAnEngine() {
    host = TestEngine.shared();
    host.load(TestImage.BASE);
    if (!host.docker("info", "--format", "{{.Swarm.LocalNodeState}}").strip().equals("active")) {
      host.initSwarm();
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAndArrivesHoweverOftenTheServerIsKilled() throws Exception {
    String stack = StackRig.fresh();
    var random = new Random(7);
    List<String> accepted = new ArrayList<>();
    int lastVersion = 0;
    for (int i = 1; i <= KILLS; i++) {
      Optional<String> id = deployAndKill(stack, i, random.nextLong(LATEST_MS));
      id.ifPresent(accepted::add);
      lastVersion = id.isPresent() ? i : lastVersion;
    }
    assertThat(accepted).isNotEmpty();
    try (var bench = new StackRig(host, folder)) {
      // one that reached the disk just before the kill counts too, acknowledged or not
      Rollout last = bench.store.rolloutsOf(stack).getFirst();
      assertThat(bench.settle(last).state()).isEqualTo(new RolloutState.Healthy());
      assertThat(bench.store.rolloutsOf(stack)).extracting(Rollout::id).containsAll(accepted);
      assertThat(bench.store.rolloutsOf(stack)).allMatch(r -> r.state().hasEnded());
      assertThat(runningVersion(stack)).isGreaterThanOrEqualTo(lastVersion);
      // Swarm may still be stopping tasks of the versions before
      Eventually.within(Duration.ofSeconds(60))
          .until(
              () -> services(stack).containsAll(List.of(stack + "_web 2/2", stack + "_api 1/1")));
    }
  }

  private static List<String> services(String stack) {
    return host.docker("stack", "services", stack, "--format", "{{.Name}} {{.Replicas}}")
        .lines()
        .toList();
  }

  private static int runningVersion(String stack) {
    String env =
        host.docker(
            "service",
            "inspect",
            stack + "_web",
            "--format",
            "{{index .Spec.TaskTemplate.ContainerSpec.Env 0}}");
    return Integer.parseInt(env.strip().substring("VERSION=".length()));
  }

  /** Deploys, waits a while and kills; the rollout's id when it was acknowledged before. */
  private Optional<String> deployAndKill(String stack, int version, long afterMs)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("v" + version + ".json"), project(version));
    Path out = folder.resolve("out" + version + ".txt");
    Process process = start(out);
    Eventually.within(Duration.ofSeconds(30)).until(() -> Files.readString(out).contains("ready"));
    process.getOutputStream().write((stack + " " + file + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    if (!process.waitFor(afterMs, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return Files.readAllLines(out).stream()
        .filter(l -> l.startsWith("accepted "))
        .map(l -> l.substring("accepted ".length()))
        .findFirst();
  }

  private Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StackProcess.class.getName(),
            host.dockerHost(),
            folder.toString())
        .redirectOutput(out.toFile())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }

  private static String project(int version) {
    String service =
        "{'image': '%s', 'command': ['sleep', '1000'], 'stop_grace_period': '0s', 'environment':"
            + " {'VERSION': '%d'}, 'deploy': {'replicas': %d, 'update_config': {'monitor': '500ms'}}}";
    String image = TestImage.BASE.reference();
    return "{'services': {'web': "
        + service.formatted(image, version, 2)
        + ", 'api': "
        + service.formatted(image, version, 1)
        + "}}";
  }
}
