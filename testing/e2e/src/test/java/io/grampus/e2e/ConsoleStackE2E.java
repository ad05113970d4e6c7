package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a stack in the console; what is done there is in {@code console/e2e/stack.mjs}. */
@Timeout(900)
class ConsoleStackE2E {
  @TempDir static Path folder;
  private static Product product;
  private static ConsolePage page;

  @BeforeAll
  static void start() {
    product = new Product(folder);
    Path build = product.example("counter").resolve("build");
    Product.Said built = product.runOutside("", List.of(build.toString()));
    assertThat(built.exit()).as(built.text()).isZero();
    page = ConsolePage.up(product);
    String[] login = {"login", "--code", page.code(), "--username", "ada", "--password-stdin"};
    product.grampusReading(ConsolePage.PASSWORD, login);
  }

  @AfterAll
  static void close() {
    product.run("", List.of("sh", "-c", "kill $(cat " + product.data() + "/server.pid)"));
    product.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void fromTheEditorToItsRemoval(String language) {
    Path file = product.example("counter").resolve("compose.yaml");
    List<String> command = page.test("stack.mjs", "LANGUAGE=" + language, "FILE=" + file);
    Product.Said said = product.runOutside("", command);
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("pass 9");
  }
}
