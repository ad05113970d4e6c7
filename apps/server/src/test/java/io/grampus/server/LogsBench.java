package io.grampus.server;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** How fast a log comes through the API, beside {@code docker logs} of the same container. */
final class LogsBench {
  private static final int ROUNDS = 7;

  private LogsBench() {}

  private interface Run {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
    Path data = Files.createTempDirectory("grampus-bench");
    try (var server = new EngineServer(data)) {
      String text = "GET /index.html HTTP/1.1 200 some-agent/1.0 of a usual length, number ";
      String id = server.run("sh", "-c", "seq 1 " + lines + " | sed 's|^|" + text + "|'");
      server.engine.docker("wait", id);
      String path = "/containers/" + id + "/logs";
      measure(lines, () -> drain(server.stream(path)), () -> docker(server, id));
      server.engine.docker("rm", id);
    }
    System.exit(0);
  }

  private static void measure(int lines, Run ours, Run theirs) throws Exception {
    double[] our = new double[ROUNDS];
    double[] their = new double[ROUNDS];
    ours.run();
    theirs.run();
    for (int i = 0; i < ROUNDS; i++) {
      their[i] = seconds(theirs);
      our[i] = seconds(ours);
    }
    double a = median(our);
    double b = median(their);
    System.out.printf(
        Locale.ROOT,
        "logs of %,d lines, medians of %d rounds side by side%n"
            + "  grampus API (TLS, SSE)  %.2f s  %,.0f lines/s%n"
            + "  docker logs             %.2f s  %,.0f lines/s%n"
            + "  ratio of speeds         %.2f%n",
        lines,
        ROUNDS,
        a,
        lines / a,
        b,
        lines / b,
        b / a);
  }

  private static void drain(InputStream in) throws Exception {
    try (in) {
      byte[] buffer = new byte[1 << 16];
      while (in.read(buffer) >= 0) {
        // only the time counts
      }
    }
  }

  private static void docker(EngineServer server, String id) throws Exception {
    var process =
        new ProcessBuilder("docker", "logs", "--timestamps", id)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().put("DOCKER_HOST", server.engine.dockerHost());
    process.start().waitFor();
  }

  private static double seconds(Run run) throws Exception {
    long began = System.nanoTime();
    run.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
