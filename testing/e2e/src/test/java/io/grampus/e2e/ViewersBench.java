package io.grampus.e2e;

import io.grampus.testkit.SimulatedFleet;
import io.grampus.wire.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * 200 open pages of a list of containers, with their figures: when each is told of a change, and
 * what they cost.
 */
final class ViewersBench {
  private static final int VIEWERS = 200;
  private static final int CHANGES = 60;
  private static final int SECONDS = 20;

  /** What all viewers wait for. */
  private record Change(String id, long begun, CountDownLatch missing, Queue<Double> after) {
    static Change of(String id) {
      return new Change(
          id, System.nanoTime(), new CountDownLatch(VIEWERS), new ConcurrentLinkedQueue<>());
    }

    void told(String line) {
      if (line.contains(id) && line.contains("\"exited\"")) {
        after.add((System.nanoTime() - begun) / 1e6);
        missing.countDown();
      }
    }
  }

  private static volatile Change awaited = Change.of("none");

  private ViewersBench() {}

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    Path folder = Timing.folder();
    try (var fleet = SimulatedFleet.of(folder.resolve("docker.sock"), count);
        var server = ServerProcess.start(folder, fleet.engine().dockerHost()).signIn()) {
      System.out.printf("%,d containers of a simulated engine%n", count);
      cost(server, "nobody looks");
      List<Response> pages = new ArrayList<>();
      open(server, pages, "/containers/watch");
      cost(server, VIEWERS + " look at the list");
      changes(fleet, VIEWERS + " look at the list");
      open(server, pages, "/stats/watch");
      cost(server, VIEWERS + " look at list and figures");
      changes(fleet, VIEWERS + " look at list and figures");
    }
    System.exit(0);
  }

  private static void open(ServerProcess server, List<Response> pages, String path)
      throws IOException {
    for (int i = 0; i < VIEWERS; i++) {
      Response page = server.follow(path);
      pages.add(page);
      Thread.ofVirtual().start(() -> look(page));
    }
  }

  private static void look(Response page) {
    var reader = new BufferedReader(new InputStreamReader(page.body(), StandardCharsets.UTF_8));
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        awaited.told(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cost(ServerProcess server, String who) throws Exception {
    Timing.Cpu cpu = Timing.Cpu.of(server.pid());
    Thread.sleep(5_000);
    double before = cpu.millis();
    Thread.sleep(SECONDS * 1_000L);
    double percent = (cpu.millis() - before) / (SECONDS * 10.0);
    System.out.printf(
        "  %-36s server %6.1f %% of a core   RSS %4d MB%n",
        who, percent, server.residentMegabytes());
  }

  private static void changes(SimulatedFleet fleet, String who) throws Exception {
    List<Double> all = new ArrayList<>();
    List<Double> last = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      String id = fleet.containers().get(i);
      Change change = Change.of(id);
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
    System.out.printf("  %-36s each told after %s%n", who, percentiles(all));
    System.out.printf("  %-36s the last told after %s%n", who, percentiles(last));
  }

  private static String percentiles(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(d -> d).toArray();
    Arrays.sort(sorted);
    return String.format(
        "p50 %6.1f ms   p95 %6.1f ms",
        sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.95)]);
  }
}
