package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import io.grampus.cluster.TestImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web console in Debian's Chromium; what is done there is in {@code console/e2e}. */
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleE2E {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  @TempDir static Path folder;
  private static Product product;
  private static String[] link;

  @BeforeAll
  static void start() {
    product = new Product(folder);
    product.engine().load(TestImage.BASE);
    Path build = product.example("counter").resolve("build");
    Product.Said built = product.runOutside("", List.of(build.toString()));
    assertThat(built.exit()).as(built.text()).isZero();
    String data = product.data().toString();
    Product.Said up = product.grampus("up", "--detach", "--yes", "--data", data);
    link = up.line("Console").split("/\\?code=");
  }

  @AfterAll
  static void close() {
    product.run("", List.of("sh", "-c", "kill $(cat " + product.data() + "/server.pid)"));
    product.close();
  }

  @Test
  @Order(1)
  void aPersonsFirstMinutes() {
    List<String> command = script("smoke.mjs", "CODE=" + link[1]);
    Product.Said said = product.runOutside("", command);
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("pass 11");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  @Order(2)
  void theLifeOfAStack(String language) {
    Path file = product.example("counter").resolve("compose.yaml");
    List<String> command = script("stack.mjs", "LANGUAGE=" + language, "FILE=" + file);
    Product.Said said = product.runOutside("", command);
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("pass 9");
  }

  @Test
  @Order(3)
  void theEngineEndsUnderAnOpenPage() throws Exception {
    Path said = folder.resolve("outage");
    var builder = new ProcessBuilder(script("outage.mjs"));
    builder.environment().put("DOCKER_HOST", product.engine().dockerHost());
    Process page = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    awaitWord(page, said, "open");
    product.engine().kill();
    awaitWord(page, said, "stale");
    product.engine().startAgain();
    assertThat(page.waitFor()).as(Files.readString(said)).isZero();
    assertThat(said).content().contains("live");
  }

  private static void awaitWord(Process page, Path said, String word) throws IOException {
    Await.until(PATIENCE, () -> !page.isAlive() || lines(said).contains(word));
    assertThat(lines(said)).contains(word);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A script of the console's folder, run beside the host, with what all of them are told. */
  private static List<String> script(String name, String... told) {
    List<String> words = new ArrayList<>(List.of("env"));
    words.add("ENTER=" + String.join(" ", product.engine().inNetwork()));
    words.add("URL=" + link[0]);
    words.add("IMAGE=" + TestImage.BASE.reference());
    words.addAll(List.of("NAME=ada", "PASSWORD=correct horse battery"));
    words.addAll(List.of(told));
    String file = product.source("console/e2e/" + name).toString();
    words.addAll(
        name.equals("outage.mjs") ? List.of("node", file) : List.of("node", "--test", file));
    return words;
  }
}
