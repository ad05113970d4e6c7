package io.grampus.e2e;

import io.grampus.agent.Main;
import io.grampus.kernel.Json;
import io.grampus.testkit.FakeEngine;
import io.grampus.testkit.Percentiles;
import io.grampus.testkit.SimulatedFleet;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * 1,000 agents with 30 containers each on one server: lists at rest and under churn, and what it
 * costs.
 */
final class AgentsBench {
  private static final int CONTAINERS = 30;
  private static final int SECONDS = 20;
  private static final long SETTLING = 90_000;
  private static final int CHANGES_A_SECOND = 100;
  private static final int JOINING = 4;

  private final ServerProcess server;
  private final List<SimulatedFleet> fleets = new ArrayList<>();

  private AgentsBench(ServerProcess server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws Exception {
    int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    Path folder = Timing.folder();
    // a thousand agents say that they are connected
    System.setErr(new PrintStream(Files.newOutputStream(folder.resolve("agents.log")), true));
    try (FakeEngine manager = FakeEngine.start(folder.resolve("docker.sock"));
        var server = ServerProcess.start(folder, manager.dockerHost()).signIn()) {
      var bench = new AgentsBench(server);
      bench.cost("without agents");
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < nodes; i++) {
        ids.add(manager.addNode("node-" + i));
      }
      bench.come("nodes", nodes + 1);
      bench.join(folder, ids);
      bench.measure();
    }
    System.exit(0);
  }

  private void join(Path folder, List<String> ids) throws Exception {
    long begun = System.nanoTime();
    List<Future<SimulatedFleet>> joining = new ArrayList<>();
    try (var joiners = Executors.newFixedThreadPool(JOINING)) {
      for (String id : ids) {
        joining.add(joiners.submit(() -> join(folder.resolve(id), id)));
      }
    }
    for (Future<SimulatedFleet> one : joining) {
      fleets.add(one.get());
    }
    said("they joined within", seconds(begun));
    begun = System.nanoTime();
    for (String id : ids) {
      String data = folder.resolve(id).resolve("agent").toString();
      Thread.ofVirtual()
          .start(() -> {
            try {
              Main.main(new String[] {"run", "--data", data});
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    come("containers", (long) CONTAINERS * ids.size());
    said("all containers are known after", seconds(begun));
    // images and their layers are read after them
    Thread.sleep(SETTLING);
  }

  private SimulatedFleet join(Path folder, String id) throws Exception {
    Files.createDirectories(folder);
    var fleet = SimulatedFleet.of(folder.resolve("docker.sock"), CONTAINERS);
    fleet.engine().asNode(id);
    String invite = server.post("/agents/invites", Map.of());
    String data = folder.resolve("agent").toString();
    Main.main(
        new String[] {
          "join",
          server.url(),
          "--code",
          Json.MAPPER.readTree(invite).path("code").asString(),
          "--data",
          data,
          "--engine",
          fleet.engine().dockerHost()
        });
    return fleet;
  }

  /** Waits until a list has so many rows. */
  private void come(String plural, long count) throws Exception {
    for (int i = 0; server.total(plural, "") != count; i++) {
      if (i == 600) {
        throw new IllegalStateException(
            "there are " + server.total(plural, "") + " " + plural + " of " + count);
      }
      Thread.sleep(500);
    }
  }

  private void measure() throws Exception {
    cost("at rest");
    lists("at rest");
    try (var churning = Executors.newSingleThreadExecutor()) {
      Future<Integer> churn = churning.submit((Callable<Integer>) this::churn);
      cost("with " + CHANGES_A_SECOND + " changes a second");
      lists("meanwhile");
      said("containers ended and started", "" + churn.get());
    }
  }

  /** Ends and starts containers here and there. */
  private int churn() throws InterruptedException {
    var random = new Random(7);
    int changes = 3 * SECONDS * CHANGES_A_SECOND / 2;
    for (int i = 0; i < changes; i++) {
      SimulatedFleet fleet = fleets.get(random.nextInt(fleets.size()));
      String id = fleet.containers().get(random.nextInt(CONTAINERS));
      fleet.engine().end(id, 0);
      fleet.engine().start(id);
      Thread.sleep(2_000 / CHANGES_A_SECOND);
    }
    return changes;
  }

  private void cost(String when) throws Exception {
    Timing.Cpu cpu = Timing.Cpu.of(server.pid());
    Thread.sleep(5_000);
    double busy = cpu.millis();
    Map<String, Long> before = server.carriedBytes();
    Thread.sleep(SECONDS * 1_000L);
    double percent = (cpu.millis() - busy) / (SECONDS * 10.0);
    String carried =
        fleets.isEmpty()
            ? ""
            : ", %d B/s an agent"
                .formatted(grown(before, server.carriedBytes()) / SECONDS / fleets.size());
    said(
        "the server " + when,
        String.format(
            Locale.ROOT,
            "%.1f %% of a core, RSS %d MB%s",
            percent,
            server.residentMegabytes(),
            carried));
  }

  /** A connection that was closed meanwhile takes what it carried last along. */
  private static long grown(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
        .sum();
  }

  private void lists(String when) throws Exception {
    for (String query :
        List.of(
            "?limit=100", "?limit=100&sort=name&q=state:running", "?limit=100&q=label:team=pay")) {
      double[] times = new double[200];
      for (int i = 0; i < times.length; i++) {
        long begun = System.nanoTime();
        server.drain(server.request("/containers" + query, "identity"));
        times[i] = (System.nanoTime() - begun) / 1e6;
      }
      Percentiles all = Percentiles.of(times);
      said(
          "a list " + when + ", " + query,
          String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", all.median(), all.at(99)));
    }
  }

  private static String seconds(long begun) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begun) / 1e9);
  }

  private static void said(String what, String value) {
    System.out.printf("  %-62s %s%n", what, value);
  }
}
