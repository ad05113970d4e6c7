package io.grampus.e2e;

import io.grampus.cluster.Await;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** The list of 200 containers of a real engine: Grampus' API and command line, and docker ps. */
final class ListRealBench {
  private static final int COUNT = 200;

  private ListRealBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    try (TestEngine host = TestEngine.start().load(TestImage.BASE);
        var server = ServerProcess.start(folder, host.dockerHost()).signIn();
        var engine = new WireClient(Transport.unix(host.socket()), Timeouts.usual())) {
      IntStream.range(0, COUNT).forEach(i -> create(host, i));
      if (!Await.until(Duration.ofMinutes(2), () -> seen(server) == COUNT)) {
        throw new IllegalStateException("the containers did not appear");
      }
      System.out.printf("%d containers of a real engine (created)%n", COUNT);
      Request list = server.request("/containers?limit=0", "identity");
      Timing.inTurns(
          30,
          100,
          new Series("Grampus API (TLS)", Cpu.of(server.pid()), () -> server.drain(list)),
          new Series("engine API (unix socket)", Cpu.of(host.pid()), () -> ask(engine)));
      Timing.inTurns(
          2,
          15,
          new Series(
              "grampus container ls -a",
              Cpu.ofCommands(),
              Timing.command(server.grampus("container", "ls", "-a"))),
          new Series(
              "docker ps -a",
              Cpu.ofCommands(),
              Timing.command(Timing.docker(host.dockerHost(), "ps", "-a"))));
    }
    System.exit(0);
  }

  private static void create(TestEngine host, int number) {
    String label = "number=" + number;
    host.docker("create", "--label", label, TestImage.BASE.reference(), "sleep", "600");
  }

  private static long seen(ServerProcess server) {
    try {
      return server.total("containers", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ask(WireClient engine) throws IOException {
    try (Response answer = engine.send(Request.of("GET", "/containers/json?all=1"))) {
      answer.body().readAllBytes();
    }
  }
}
