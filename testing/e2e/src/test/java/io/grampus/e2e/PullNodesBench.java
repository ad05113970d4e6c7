package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image of 200 MB from the server's registry to three nodes at once, beside three docker pulls
 * at once on these nodes.
 */
final class PullNodesBench {
  private static final int ROUNDS = 5;

  private final BenchCluster cluster;
  private final String image;

  private PullNodesBench(BenchCluster cluster) {
    this.cluster = cluster;
    this.image = cluster.registry() + "/bench/image:1";
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    try (var cluster = BenchCluster.start(folder, 3)) {
      var bench = new PullNodesBench(cluster);
      bench.push(new BenchImages(Files.createDirectories(folder.resolve("images")), 4, 50).make(1));
      bench.measure();
    }
    System.exit(0);
  }

  private void push(String made) {
    for (TestEngine host : cluster.hosts()) {
      host.trust(cluster.registry(), cluster.authority());
    }
    cluster.ok(
        "docker",
        "login",
        "-u",
        BenchCluster.USER,
        "-p",
        BenchCluster.PASSWORD,
        cluster.registry());
    String who = BenchCluster.USER + ":" + BenchCluster.PASSWORD;
    String target = "docker://" + image;
    cluster.ok(
        "skopeo", "copy", "-q", "--dest-creds", who, "--dest-tls-verify=false", made, target);
  }

  private void measure() throws Exception {
    Cpu server = Cpu.of(cluster.serverPid());
    Timing.inTurns(
        1,
        ROUNDS,
        series(
            "grampus image pull --nodes all",
            server,
            Timing.command(
                cluster.onServer(
                    cluster.program(), "image", "pull", "-q", "--nodes", "all", image))),
        series("the same asked by curl", server, Timing.command(cluster.onServer(asked()))),
        series("docker pull on each, at once", server, this::pullOnEach));
  }

  private Series series(String name, Cpu cpu, Timing.Work pull) {
    return new Series(name, cpu, pull, this::remove);
  }

  /** What the command line asks the server for, without the start of the command line. */
  private String[] asked() {
    String login =
        "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(BenchCluster.USER, BenchCluster.PASSWORD);
    String body = "{\"reference\":\"%s\",\"nodes\":[\"all\"],\"login\":%s}".formatted(image, login);
    return cluster.curl("-N", "-d", body, cluster.url() + "/api/v1/images/pull");
  }

  private void pullOnEach() throws Exception {
    List<Process> pulls = new ArrayList<>();
    for (TestEngine host : cluster.hosts()) {
      pulls.add(
          cluster
              .on(host, "docker", "pull", "-q", image)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    for (Process pull : pulls) {
      if (pull.waitFor() != 0) {
        throw new IllegalStateException("a docker pull ended with " + pull.exitValue());
      }
    }
  }

  /** Every host must have had it. */
  private void remove() {
    cluster.hosts().forEach(host -> host.docker("rmi", image));
  }
}
