package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;
import io.grampus.wire.Request;
import java.nio.file.Path;

/**
 * A log of 500,000 lines through API and command line, beside docker logs of the same container.
 */
final class LogsBench {
  static final String LINE =
      "GET /index.html HTTP/1.1 200 some-agent/1.0 of a usual length, number ";

  private LogsBench() {}

  public static void main(String[] arguments) throws Exception {
    int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
    Path folder = Timing.folder();
    try (TestEngine host = TestEngine.start().load(TestImage.BASE);
        var server = ServerProcess.start(folder, host.dockerHost()).signIn()) {
      String write = "seq 1 " + lines + " | sed 's|^|" + LINE + "|'";
      String image = TestImage.BASE.reference();
      String id = host.docker("run", "-d", "--network=none", image, "sh", "-c", write).strip();
      host.docker("wait", id);
      System.out.printf("a log of %,d lines%n", lines);
      Request log = server.request("/containers/" + id + "/logs", "identity");
      Timing.inTurns(
          2,
          7,
          new Series("Grampus API (TLS, SSE)", Cpu.of(server.pid()), () -> server.drain(log)),
          new Series(
              "grampus container logs -t",
              Cpu.ofCommands(),
              Timing.command(server.grampus("container", "logs", "-t", id))),
          new Series(
              "docker logs -t",
              Cpu.ofCommands(),
              Timing.command(Timing.docker(host.dockerHost(), "logs", "-t", id))));
    }
    System.exit(0);
  }
}
