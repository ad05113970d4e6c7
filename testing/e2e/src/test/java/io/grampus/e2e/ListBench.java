package io.grampus.e2e;

import io.grampus.cluster.Await;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;
import io.grampus.testkit.SimulatedFleet;
import io.grampus.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lists of 1,000 and 10,000 simulated containers through API and command line, and docker ps. */
final class ListBench {
  private ListBench() {}

  public static void main(String[] arguments) throws Exception {
    for (int count : List.of(1000, 10_000)) {
      Path folder = Timing.folder();
      try (var fleet = SimulatedFleet.of(folder.resolve("docker.sock"), count);
          var server = ServerProcess.start(folder, fleet.engine().dockerHost()).signIn()) {
        System.out.printf("%,d containers of a simulated engine%n", count);
        fill(server, count);
        api(server);
        commands(server, fleet.engine().dockerHost());
      }
    }
    System.exit(0);
  }

  private static void fill(ServerProcess server, int count) {
    boolean there =
        Await.until(
            Duration.ofMinutes(5),
            () -> {
              try {
                return server.total("containers", "started%3E2020-01-01") == count;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    if (!there) {
      throw new IllegalStateException("the containers did not appear");
    }
  }

  private static void api(ServerProcess server) throws Exception {
    System.out.printf(
        "  all: %,d bytes, %,d with gzip%n",
        server.drain(server.request("/containers?limit=0", "identity")),
        server.drain(server.request("/containers?limit=0", "gzip")));
    Timing.inTurns(
        100,
        200,
        ask(server, "API, all", "/containers?limit=0", "identity"),
        ask(server, "API, all, gzip", "/containers?limit=0", "gzip"),
        ask(server, "API, by name", "/containers?limit=0&sort=name", "identity"),
        ask(server, "API, q=label:team=pay", "/containers?limit=0&q=label:team=pay", "identity"),
        ask(server, "API, a page of 100", "/containers", "identity"),
        ask(server, "API, a page of 100, gzip", "/containers", "gzip"));
  }

  private static Series ask(ServerProcess server, String name, String path, String encoding)
      throws IOException {
    Request request = server.request(path, encoding);
    return new Series(name, Cpu.of(server.pid()), () -> server.drain(request));
  }

  private static void commands(ServerProcess server, String host) throws Exception {
    Cpu cpu = Cpu.ofCommands();
    Timing.inTurns(
        1,
        11,
        new Series(
            "grampus container ls", cpu, Timing.command(server.grampus("container", "ls", "-a"))),
        new Series(
            "grampus container ls --limit 100",
            cpu,
            Timing.command(server.grampus("container", "ls", "--limit", "100"))),
        new Series("docker ps -a", cpu, Timing.command(Timing.docker(host, "ps", "-a"))));
  }
}
