package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.nio.file.Path;
import java.util.List;

/**
 * A container that writes about 5,000 lines a second for a minute, and then a million within one,
 * in one tab of the console: frames, and what the tab keeps.
 */
final class ConsoleLogsBench {
  private static final String WRITE =
      """
      i=0
      while [ $i -lt 600 ]; do
        seq $((i * 500)) $((i * 500 + 499)) | sed "s|^|GET /index.html HTTP/1.1 200 some-agent/1.0 number |"
        i=$((i + 1)); sleep 0.095
      done
      i=0
      while [ $i -lt 1000 ]; do
        seq 1 1000 | sed "s|^|POST /orders HTTP/1.1 201 some-agent/1.0 bunch $i number |"
        i=$((i + 1)); sleep 0.02
      done
      """;

  private ConsoleLogsBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    int exit;
    try (TestEngine host = TestEngine.start().load(TestImage.BASE);
        var server = ServerProcess.start(folder, host.dockerHost())) {
      String image = TestImage.BASE.reference();
      String id = host.docker("create", "--network=none", image, "sh", "-c", WRITE).strip();
      String script = Product.checkout().resolve("console/e2e/flood.mjs").toString();
      var builder = new ProcessBuilder(List.of("node", script)).inheritIO();
      builder.environment().put("URL", server.url());
      builder.environment().put("CODE", server.code());
      builder.environment().put("ID", id);
      builder.environment().put("DOCKER_HOST", host.dockerHost());
      exit = builder.start().waitFor();
      host.docker("rm", "-f", id);
    }
    System.exit(exit);
  }
}
