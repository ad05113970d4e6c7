package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;

/**
 * A log of 500,000 lines on another node through its agent and the server's API, beside docker logs
 * on that node's own socket.
 */
final class AgentLogsBench {
  private static final int ROUNDS = 7;
  private static final String FRAMES = "Accept: application/vnd.docker.multiplexed-stream";

  private final BenchCluster cluster;
  private final String address;

  private AgentLogsBench(BenchCluster cluster, String id) {
    this.cluster = cluster;
    this.address = cluster.url() + "/api/v1/containers/" + id + "/logs";
  }

  public static void main(String[] arguments) throws Exception {
    int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
    try (var cluster = BenchCluster.start(Timing.folder(), 2)) {
      TestEngine node = cluster.host(2);
      String write = "seq 1 " + lines + " | sed 's|^|" + LogsBench.LINE + "|'";
      String image = TestImage.BASE.reference();
      String id = node.docker("run", "-d", "--network=none", image, "sh", "-c", write).strip();
      node.docker("wait", id);
      BenchCluster.await("the container", () -> cluster.total("containers", "id:" + id) == 1);
      System.out.printf("a log of %,d lines on another node%n", lines);
      new AgentLogsBench(cluster, id)
          .measure(
              lines,
              new Series(
                  "docker logs -t there, CPU of docker",
                  Cpu.ofCommands(),
                  Timing.command(cluster.on(node, "docker", "logs", "-t", id))));
    }
    System.exit(0);
  }

  private void measure(int lines, Series docker) throws Exception {
    Cpu agent = Cpu.of(cluster.agentPid(2));
    Cpu server = Cpu.of(cluster.serverPid());
    Series[] all = {
      series("API, events, CPU of the agent", agent, "Accept: text/event-stream"),
      series("API, events, CPU of the server", server, "Accept: text/event-stream"),
      series("API, Docker's frames, CPU of the agent", agent, FRAMES),
      series("API, Docker's frames, CPU of the server", server, FRAMES),
      docker
    };
    Timing.inTurns(2, ROUNDS, all);
    for (Series each : all) {
      each.tellRate(lines, "lines");
    }
  }

  private Series series(String name, Cpu cpu, String accept) {
    String[] ask = cluster.curl("-o", "/dev/null", "-H", accept, address);
    return new Series(name, cpu, Timing.command(cluster.onServer(ask)));
  }
}
