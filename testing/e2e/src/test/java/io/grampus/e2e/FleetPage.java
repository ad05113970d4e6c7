package io.grampus.e2e;

import io.grampus.testkit.SimulatedFleet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged server on a simulated fleet, and a script of the console's folder that looks at it.
 */
final class FleetPage {
  private static final int COUNT = 10_000;

  private FleetPage() {}

  /** Runs the script in Node.js until it ends; what it says is in the folder's {@code said}. */
  static Process run(Path folder, String script, String... options) throws Exception {
    try (var fleet = SimulatedFleet.of(folder.resolve("docker.sock"), COUNT);
        var server = ServerProcess.start(folder, fleet.engine().dockerHost())) {
      String file = Product.checkout().resolve("console/e2e").resolve(script).toString();
      List<String> words = new ArrayList<>(List.of("node"));
      words.addAll(List.of(options));
      words.add(file);
      var builder = new ProcessBuilder(words);
      builder.environment().put("URL", server.url());
      builder.environment().put("CODE", server.code());
      builder.environment().put("COUNT", String.valueOf(COUNT));
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
      Process process = builder.start();
      process.waitFor();
      return process;
    }
  }
}
