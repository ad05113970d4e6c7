package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import io.grampus.cluster.TestImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The web console in Debian's Chromium; what is done there is in {@code console/e2e}. */
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleE2E {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  @TempDir static Path folder;
  private static Product product;
  private static ConsolePage page;

  @BeforeAll
  static void start() {
    product = new Product(folder);
    product.engine().load(TestImage.BASE);
    page = ConsolePage.up(product);
  }

  @AfterAll
  static void close() {
    product.run("", List.of("sh", "-c", "kill $(cat " + product.data() + "/server.pid)"));
    product.close();
  }

  @Test
  @Order(1)
  void aPersonsFirstMinutes() {
    passes(10, page.test("smoke.mjs", "CODE=" + page.code()));
  }

  @Test
  @Order(2)
  void aPersonWithoutAMouse() {
    passes(11, page.test("keyboard.mjs"));
  }

  @Test
  @Order(3)
  void namesThatWouldLikeToBeMore() {
    passes(10, page.test("hostile.mjs"));
  }

  @Test
  @Order(4)
  void aSessionThatEndsWhileSomebodyWrites() {
    passes(5, page.test("session.mjs"));
  }

  @Test
  @Order(5)
  void everyPageToWhoeverSeesItOtherwise() {
    passes(5, page.test("pages.mjs"));
  }

  private static void passes(int tests, List<String> script) {
    Product.Said said = product.runOutside("", script);
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("pass " + tests);
  }

  @Test
  @Order(6)
  void theEngineEndsUnderAnOpenPage() throws Exception {
    Path said = folder.resolve("outage");
    var builder = new ProcessBuilder(page.script("outage.mjs"));
    builder.environment().put("DOCKER_HOST", product.engine().dockerHost());
    Process open = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    awaitWord(open, said, "open");
    product.engine().kill();
    awaitWord(open, said, "stale");
    product.engine().startAgain();
    assertThat(open.waitFor()).as(Files.readString(said)).isZero();
    assertThat(said).content().contains("live");
  }

  private static void awaitWord(Process open, Path said, String word) throws IOException {
    Await.until(PATIENCE, () -> !open.isAlive() || lines(said).contains(word));
    assertThat(lines(said)).contains(word);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
