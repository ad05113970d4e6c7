package io.grampus.stacks;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.Filters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ten services from a local image until all of them run: Grampus, docker stack deploy, docker
 * compose up. The argument is how many rounds.
 */
final class DeployBench {
  private static final int SERVICES = 10;
  private final TestEngine host;
  private final StackRig rig;
  private final Engine watcher;
  private final Path folder;
  private final Map<String, List<Long>> taken = new LinkedHashMap<>();

  private DeployBench(TestEngine host, Path folder) {
    this.host = host;
    this.folder = folder;
    this.rig = new StackRig(host, folder);
    this.watcher = Engine.connect(EngineAddress.parse(host.dockerHost()));
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    String compose = fetchCompose();
    try (TestEngine host = TestEngine.start()) {
      host.load(TestImage.BASE).initSwarm();
      var bench = new DeployBench(host, Files.createTempDirectory("deploy-bench"));
      bench.run(rounds, compose);
      bench.rig.close();
    }
  }

  /** The program of Debian's development release; fetched once. */
  private static String fetchCompose() throws Exception {
    String cache =
        System.getenv()
            .getOrDefault(
                "GRAMPUS_TEST_CACHE", System.getProperty("user.home") + "/.cache/grampus-test");
    Process process =
        new ProcessBuilder("scripts/reference-compose.sh", cache + "/reference-compose")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String program = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("docker-compose can't be fetched");
    }
    return program.strip();
  }

  private void run(int rounds, String compose) throws Exception {
    String id =
        host.docker("image", "inspect", "-f", "{{.Id}}", TestImage.BASE.reference()).strip();
    Path yaml = Files.writeString(folder.resolve("compose.yaml"), file(id));
    for (int i = 0; i <= rounds; i++) {
      boolean counts = i > 0;
      grampus("g" + i, counts);
      dockerStack("d" + i, yaml, counts);
      dockerCompose("c" + i, yaml, compose, counts);
    }
    taken.forEach((name, times) -> {
      times.sort(null);
      System.out.printf("%-28s median %5d ms of %s%n", name, times.get(times.size() / 2), times);
    });
  }

  private void grampus(String stack, boolean counts) {
    long begun = System.nanoTime();
    Project project = Projects.of(file(TestImage.BASE.reference()));
    Rollout rollout = rig.begin(StackRig.order(stack), project);
    waitFor(() -> running() >= SERVICES);
    note("grampus, all running", begun, counts);
    rig.settle(rollout);
    note("grampus, told healthy", begun, counts);
    rig.settle(rig.deployer.remove(StackRig.order(stack)));
    rest();
  }

  private void dockerStack(String stack, Path yaml, boolean counts) {
    long begun = System.nanoTime();
    host.docker("stack", "deploy", "--resolve-image", "never", "-c", yaml.toString(), stack);
    waitFor(() -> running() >= SERVICES);
    note("docker stack deploy", begun, counts);
    // leaves the network, with an error, while tasks are still leaving it
    var _ = host.tryDocker("stack", "rm", stack);
    rest();
    var _ = host.tryDocker("network", "rm", stack + "_default");
  }

  private void dockerCompose(String project, Path yaml, String program, boolean counts)
      throws Exception {
    long begun = System.nanoTime();
    compose(program, project, yaml, "up", "-d");
    note("docker compose up -d", begun, counts);
    compose(program, project, yaml, "down", "-t", "0");
    rest();
  }

  private void compose(String program, String project, Path yaml, String... words)
      throws Exception {
    List<String> command = new ArrayList<>(host.inNetwork());
    command.addAll(List.of(program, "-p", project, "-f", yaml.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DOCKER_HOST", host.dockerHost());
    Process process = builder.redirectOutput(folder.resolve("compose.log").toFile()).start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("compose.log")));
    }
  }

  /** So that nobody starts while the engine still takes apart what the one before made. */
  private void rest() {
    waitFor(() -> watcher.containers().list(true, Filters.none()).isEmpty());
  }

  private long running() {
    return watcher.tasks().list(Filters.none()).stream()
        .filter(t -> t.state().equals("running") && t.desiredState().equals("running"))
        .count();
  }

  private void note(String name, long begun, boolean counts) {
    if (counts) {
      long ms = (System.nanoTime() - begun) / 1_000_000;
      taken.computeIfAbsent(name, _ -> new ArrayList<>()).add(ms);
    }
  }

  private static void waitFor(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static String file(String image) {
    var services = new StringBuilder("{\"version\": \"3.8\", \"services\": {");
    for (int i = 0; i < SERVICES; i++) {
      services
          .append(i == 0 ? "" : ", ")
          .append(
              "\"s" + i + "\": {\"image\": \"" + image + "\", \"command\": [\"sleep\", \"1000\"],")
          .append(" \"stop_grace_period\": \"0s\", \"deploy\": {\"endpoint_mode\": \"dnsrr\"}}");
    }
    return services.append("}}").toString();
  }
}
