package io.grampus.e2e;

import io.grampus.cluster.Await;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;
import io.grampus.e2e.Timing.Work;
import io.grampus.testkit.SimulatedFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * From starting the packaged server to its first answer, and its memory, idle and with 1,000
 * containers.
 */
final class StartBench {
  private static final int COUNT = 1000;
  private static final Duration SETTLED = Duration.ofSeconds(20);

  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    String nobody = "unix://" + folder.resolve("none.sock");
    try (var server = ServerProcess.start(folder, nobody)) {
      server.status();
      Thread.sleep(SETTLED);
      System.out.printf(
          "resident, no engine, after %s: %d MB%n", SETTLED, server.residentMegabytes());
    }
    System.out.println("start to first answer over TLS, of data that is there");
    start(folder, nobody);
    memory();
    System.exit(0);
  }

  private static void start(Path folder, String host) throws Exception {
    Deque<ServerProcess> running = new ArrayDeque<>();
    Work answered =
        () -> {
          running.push(ServerProcess.start(folder, host));
          running.peek().status();
        };
    Work ended = () -> running.pop().close();
    Timing.inTurns(1, 11, new Series("./grampus server", Cpu.ofCommands(), answered, ended));
  }

  private static void memory() throws Exception {
    Path folder = Timing.folder();
    try (var fleet = SimulatedFleet.of(folder.resolve("docker.sock"), COUNT);
        var server = ServerProcess.start(folder, fleet.engine().dockerHost()).signIn()) {
      if (!Await.until(Duration.ofMinutes(2), () -> seen(server) == COUNT)) {
        throw new IllegalStateException("the containers did not appear");
      }
      for (int i = 0; i < 20; i++) {
        server.drain(server.request("/containers?limit=0", "gzip"));
      }
      Thread.sleep(SETTLED);
      System.out.printf(
          "resident with %,d containers, listed 20 times, after %s: %d MB%n",
          COUNT, SETTLED, server.residentMegabytes());
    }
  }

  private static long seen(ServerProcess server) {
    try {
      return server.total("containers", "started%3E2020-01-01");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
