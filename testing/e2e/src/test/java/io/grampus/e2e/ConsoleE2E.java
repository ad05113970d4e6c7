package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The web console in Debian's Chromium; what is done there is in {@code console/e2e/smoke.mjs}. */
@Timeout(600)
class ConsoleE2E {
  @TempDir static Path folder;
  private static Product product;

  @BeforeAll
  static void start() {
    product = new Product(folder);
    product.engine().load(TestImage.BASE);
  }

  @AfterAll
  static void close() {
    product.run("", List.of("sh", "-c", "kill $(cat " + product.data() + "/server.pid)"));
    product.close();
  }

  @Test
  void aPersonsFirstMinutes() {
    String data = product.data().toString();
    Product.Said up = product.grampus("up", "--detach", "--yes", "--data", data);
    String[] link = up.line("Console").split("/\\?code=");
    Product.Said said =
        product.runOutside(
            "",
            List.of(
                "env",
                "ENTER=" + String.join(" ", product.engine().inNetwork()),
                "URL=" + link[0],
                "CODE=" + link[1],
                "IMAGE=" + TestImage.BASE.reference(),
                "node",
                "--test",
                product.source("console/e2e/smoke.mjs").toString()));
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("pass 11");
  }
}
