package io.grampus.stats;

import io.grampus.cgroup.CgroupMeter;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.Json;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What measuring 100 running containers costs, against docker stats. */
final class StatsBench {
  private static final int COUNT = 100;
  private static final Duration SPAN = Duration.ofSeconds(30);

  private StatsBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("grampus-bench");
    try (TestEngine host = TestEngine.start().load(TestImage.BASE);
        Engine engine = Engine.connect(EngineAddress.parse(host.dockerHost()));
        Sql sql = Sql.open(folder.resolve("stats.db"), Sql.Durability.RELAXED);
        var inventory = new Inventory(() -> engine, Clock.system());
        var stats = new Stats(() -> engine, inventory, sql, Clock.system())) {
      run(engine);
      inventory.start();
      inventory.await(
          Kind.CONTAINER,
          rows -> rows.stream().filter(r -> r.pid() > 0).count() == COUNT,
          Duration.ofMinutes(2));
      warmUp(inventory, new StatsStore(sql, 1000));
      System.out.printf("%d running containers, percent of one core over %s%n", COUNT, SPAN);
      print("the inventory alone", cost(host, Optional.empty()));
      stats.start();
      print("nobody watches (every 10 s)", cost(host, Optional.empty()));
      stats.watch();
      print("watched (every second)", cost(host, Optional.empty()));
      stats.unwatch();
      Process docker =
          new ProcessBuilder("docker", "-H", host.dockerHost(), "stats")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      print("docker stats", cost(host, Optional.of(docker)));
      docker.destroy();
    }
  }

  /** So that compiling, which a server has behind it after some minutes, is not measured. */
  private static void warmUp(Inventory inventory, StatsStore store) {
    Path proc = Path.of("/proc");
    Clock clock = Clock.system();
    var files = new KernelCounters(CgroupMeter.on(proc, clock::nanos));
    var live = new LiveStats();
    var history = new HistoryKeeper(store, clock);
    var node = new NodeMeter(proc, inventory, Clock.system());
    try (var sampler =
        new Sampler(
            inventory,
            List.of(files),
            node,
            clock,
            measurement -> {
              live.take(measurement);
              history.take(measurement);
            })) {
      sampler.rounds(600);
    }
    files.keep(List.of());
  }

  private static void run(Engine engine) {
    for (int i = 0; i < COUNT; i++) {
      ObjectNode body = Json.object().put("Image", TestImage.BASE.reference());
      body.putArray("Cmd").add("sleep").add("600");
      engine.containers().start(engine.containers().create("bench-" + i, body).id());
    }
  }

  /** CPU seconds of this process or the client, and of dockerd. */
  private record Cost(double client, double engine) {}

  private static void print(String what, Cost cost) {
    System.out.printf(
        "  %-30s client %6.2f %%   engine %6.2f %%%n", what, cost.client(), cost.engine());
  }

  private static Cost cost(TestEngine host, Optional<Process> client) throws Exception {
    long pid = client.map(Process::pid).orElse(ProcessHandle.current().pid());
    double mine = seconds(pid);
    double engine = seconds(host.pid());
    long begun = System.nanoTime();
    Thread.sleep(SPAN);
    double span = (System.nanoTime() - begun) / 1e9;
    double mineAfter = seconds(pid);
    return new Cost(100 * (mineAfter - mine) / span, 100 * (seconds(host.pid()) - engine) / span);
  }

  /** User and system time of proc(5), in ticks of 10 ms. */
  private static double seconds(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(columns[11]) + Long.parseLong(columns[12])) / 100.0;
  }
}
