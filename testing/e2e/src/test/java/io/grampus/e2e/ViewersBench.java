package io.grampus.e2e;

import io.grampus.testkit.Percentiles;
import io.grampus.testkit.SimulatedFleet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * 200 browsers with a list of containers open, and their figures: when each is told of a change,
 * and what that costs the server.
 */
final class ViewersBench {
  private static final int VIEWERS = 200;
  private static final int USERS = 8;
  private static final int CHANGES = 60;
  private static final int SECONDS = 20;

  /** What all viewers wait for. */
  private record Change(String id, long begun, CountDownLatch missing, Queue<Double> after) {
    static Change of(String id, int viewers) {
      return new Change(
          id, System.nanoTime(), new CountDownLatch(viewers), new ConcurrentLinkedQueue<>());
    }

    void told(String line) {
      if (line.contains(id) && line.contains("\"exited\"")) {
        after.add((System.nanoTime() - begun) / 1e6);
        missing.countDown();
      }
    }
  }

  private static volatile Change awaited = Change.of("none", 0);

  private ViewersBench() {}

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    Path folder = Timing.folder();
    try (var fleet = SimulatedFleet.of(folder.resolve("docker.sock"), count);
        var server = ServerProcess.start(folder, fleet.engine().dockerHost()).signIn()) {
      System.out.printf("%,d containers of a simulated engine%n", count);
      List<Viewer> viewers = Viewer.open(server, USERS, VIEWERS);
      measure(server, fleet, "nobody looks", 0);
      viewers.forEach(v -> v.follow("/containers/watch", line -> awaited.told(line)));
      measure(server, fleet, VIEWERS + " look at the list", VIEWERS);
      viewers.forEach(v -> v.receive("/stats/watch"));
      measure(server, fleet, VIEWERS + " look at list and figures", VIEWERS);
      long lost = viewers.stream().filter(Viewer::lost).count();
      System.out.printf("  %d of %d lost a stream%n", lost, VIEWERS);
    }
    System.exit(0);
  }

  private static void measure(ServerProcess server, SimulatedFleet fleet, String who, int viewers)
      throws Exception {
    Timing.Cpu cpu = Timing.Cpu.of(server.pid());
    Thread.sleep(10_000);
    double before = cpu.millis();
    Thread.sleep(SECONDS * 1_000L);
    double percent = (cpu.millis() - before) / (SECONDS * 10.0);
    System.out.printf(
        Locale.ROOT,
        "  %-30s at rest: %5.1f %% of a core, RSS %4d MB%n",
        who,
        percent,
        server.residentMegabytes());
    if (viewers > 0) {
      changes(fleet, viewers);
    }
  }

  private static void changes(SimulatedFleet fleet, int viewers) throws Exception {
    List<Double> all = new ArrayList<>();
    List<Double> last = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      String id = fleet.containers().get(i);
      Change change = Change.of(id, viewers);
      awaited = change;
      fleet.engine().end(id, 1);
      if (!change.missing().await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(change.missing().getCount() + " were not told of " + id);
      }
      all.addAll(change.after());
      last.add(change.after().stream().mapToDouble(d -> d).max().orElseThrow());
      fleet.engine().start(id);
      Thread.sleep(200);
    }
    System.out.printf("    a change is told to each after   %s%n", Percentiles.of(all));
    System.out.printf("    and to the last of them after    %s%n", Percentiles.of(last));
  }
}
