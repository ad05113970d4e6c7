package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.testkit.Percentiles;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * How long after a container on another node was killed a watch of the server's list tells of it,
 * beside the event of that node's own engine.
 */
final class AgentDeathBench {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 60;
  private static final long QUIET = 400;

  private AgentDeathBench() {}

  /** When the lines came that have a text in them. */
  private record Told(Process process, BlockingQueue<Long> times) implements AutoCloseable {
    static Told by(ProcessBuilder command, String... parts) throws Exception {
      Process process = command.start();
      BlockingQueue<Long> times = new LinkedBlockingQueue<>();
      BufferedReader lines = process.inputReader();
      Thread.ofPlatform()
          .daemon()
          .start(() ->
              lines
                  .lines()
                  .filter(line -> List.of(parts).stream().allMatch(line::contains))
                  .forEach(line -> times.add(System.nanoTime())));
      return new Told(process, times);
    }

    double after(long begun) throws InterruptedException {
      Long at = times.poll(30, TimeUnit.SECONDS);
      if (at == null) {
        throw new IllegalStateException("nothing was told of a death");
      }
      return (at - begun) / 1e6;
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (var cluster = BenchCluster.start(Timing.folder(), 2)) {
      TestEngine node = cluster.host(2);
      String image = TestImage.BASE.reference();
      String id = node.docker("run", "-d", "--network=none", image, "sleep", "100000").strip();
      String watch = cluster.url() + "/api/v1/containers/watch";
      var events = cluster.on(node, "docker", "events", "--filter", "event=die");
      try (Told server = Told.by(cluster.onServer(cluster.curl("-N", watch)), id, "\"exited\"");
          Told engine = Told.by(events, id)) {
        BenchCluster.await("the container", () -> cluster.total("containers", "id:" + id) == 1);
        measure(node, id, server, engine);
      }
    }
    System.exit(0);
  }

  private static void measure(TestEngine node, String id, Told server, Told engine)
      throws Exception {
    List<Double> byEngine = new ArrayList<>();
    List<Double> byServer = new ArrayList<>();
    List<Double> between = new ArrayList<>();
    String load = Timing.load();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      Thread.sleep(QUIET);
      long pid = Long.parseLong(node.docker("inspect", "-f", "{{.State.Pid}}", id).strip());
      long begun = System.nanoTime();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      double first = engine.after(begun);
      double second = server.after(begun);
      node.docker("start", id);
      if (i >= WARM_UP) {
        byEngine.add(first);
        byServer.add(second);
        between.add(second - first);
      }
    }
    System.out.println("killed until");
    System.out.println("  docker events on the node says so      " + Percentiles.of(byEngine));
    System.out.println("  a watch of the server's list says so   " + Percentiles.of(byServer));
    System.out.println("  between the two                        " + Percentiles.of(between));
    System.out.printf(
        "  (%d rounds, load average %s before, %s after)%n", ROUNDS, load, Timing.load());
  }
}
