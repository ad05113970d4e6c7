package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.nio.file.Path;
import java.util.List;

/**
 * A container that writes 5,000 lines a second, and then a million at once, in one tab of the
 * console: frames, and what the tab keeps.
 */
final class ConsoleLogsBench {
  private static final int SLOW = 5_000;
  private static final int SECONDS = 60;
  private static final int MANY = 1_000_000;

  /** Perl has a clock that is finer than a second; in between it writes what is due. */
  private static final String WRITE =
      """
      use Time::HiRes qw(time sleep);
      $| = 1;
      my ($n, $begun) = (0, time);
      while (($_ = time - $begun) < %d) {
        my $due = int($_ * %d);
        my $text = "";
        $text .= "GET /index.html HTTP/1.1 200 some-agent/1.0 number $n\\n" while $n++ < $due;
        print $text;
        sleep 0.02;
      }
      for my $bunch (1 .. %d) {
        print map { "POST /orders HTTP/1.1 201 some-agent/1.0 number $bunch $_\\n" } 1 .. 1000;
        sleep 0.02;
      }
      """
          .formatted(SECONDS, SLOW, MANY / 1000);

  private ConsoleLogsBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    try (TestEngine host = TestEngine.start().load(TestImage.BASE);
        var server = ServerProcess.start(folder, host.dockerHost())) {
      String image = TestImage.BASE.reference();
      String id = host.docker("create", "--network=none", image, "perl", "-e", WRITE).strip();
      String script = Product.checkout().resolve("console/e2e/flood.mjs").toString();
      var builder = new ProcessBuilder(List.of("node", script)).inheritIO();
      builder.environment().put("URL", server.url());
      builder.environment().put("CODE", server.code());
      builder.environment().put("ID", id);
      builder.environment().put("DOCKER_HOST", host.dockerHost());
      int exit = builder.start().waitFor();
      host.docker("rm", "-f", id);
      System.exit(exit);
    }
  }
}
