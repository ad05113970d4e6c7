package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;
import java.nio.file.Path;

/** Small commands of the packaged command line, beside docker's own. */
final class CliBench {
  private static final int ROUNDS = 11;

  private CliBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    try (TestEngine host = TestEngine.start();
        var server = ServerProcess.start(folder, host.dockerHost()).signIn()) {
      beside(server, host, new String[] {"version", "--client"}, new String[] {"--version"});
      beside(server, host, new String[] {"version"}, new String[] {"version"});
      beside(server, host, new String[] {"container", "ls"}, new String[] {"container", "ls"});
    }
    System.exit(0);
  }

  private static void beside(ServerProcess server, TestEngine host, String[] ours, String[] theirs)
      throws Exception {
    Timing.inTurns(
        2,
        ROUNDS,
        new Series(
            "grampus " + String.join(" ", ours),
            Cpu.ofCommands(),
            Timing.command(server.grampus(ours))),
        new Series(
            "docker " + String.join(" ", theirs),
            Cpu.ofCommands(),
            Timing.command(Timing.docker(host.dockerHost(), theirs))));
  }
}
