package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job, by command line alone. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CounterE2E {
  private static final String PAGE = "http://127.0.0.1:8080/";
  @TempDir static Path folder;
  private static Product product;
  private static Path compose;
  private static String code;

  @BeforeAll
  static void start() throws IOException {
    product = new Product(folder);
    Path example = product.example("counter");
    Product.Said built = product.runOutside("", List.of(example.resolve("build").toString()));
    assertThat(built.exit()).as(built.text()).isZero();
    for (String name : List.of("compose.yaml", "db-password.txt")) {
      Files.copy(example.resolve(name), folder.resolve(name));
    }
    compose = folder.resolve("compose.yaml");
  }

  @AfterAll
  static void close() {
    product.run("", List.of("sh", "-c", "kill $(cat " + product.data() + "/server.pid)"));
    product.close();
  }

  @Test
  @Order(1)
  void upTellsTheAddressAndTheCode() {
    Product.Said said =
        product.grampus("up", "--detach", "--yes", "--data", product.data().toString());
    assertThat(said.line("Console")).startsWith("https://127.0.0.1:7443");
    code = said.line("Code").split(" ")[0];
    assertThat(product.engine().docker("info", "--format", "{{.Swarm.LocalNodeState}}"))
        .isEqualTo("active");
  }

  @Test
  @Order(2)
  void theFirstAdministratorSignsIn() {
    product.grampusReading(
        "correct horse battery staple\n",
        "login",
        "--code",
        code,
        "--username",
        "ada",
        "--password-stdin");
    assertThat(product.grampus("whoami").text()).contains("ada");
    assertThat(product.grampus("node", "ls").text()).contains("host");
    assertThat(product.grampus("image", "ls").text()).contains("grampus/counter-web");
  }

  @Test
  @Order(3)
  void theExampleIsDeployedAndCounts() {
    deploy();
    assertThat(product.grampus("stack", "ls").text()).contains("counter");
    assertThat(product.grampus("service", "ls").text()).contains("counter_web", "counter_db");
    await(() -> product.fetch(PAGE).contains("version 1"));
    await(() -> product.fetch("-X", "POST", PAGE + "api/counter").contains("\"count\""));
  }

  @Test
  @Order(4)
  void itIsScaledToThree() {
    product.grampus("service", "scale", "counter_web=3");
    await(() -> runningTasks("counter_web") == 3);
  }

  @Test
  @Order(5)
  void aChangedFileDeployedAgainChangesThePage() throws IOException {
    Files.writeString(compose, Files.readString(compose).replace("counter-web:1", "counter-web:2"));
    String before = product.engine().docker("service", "ps", "-q", "counter_db");
    deploy();
    await(() -> product.fetch(PAGE).contains("version 2"));
    assertThat(product.engine().docker("service", "ps", "-q", "counter_db")).isEqualTo(before);
  }

  @Test
  @Order(6)
  void theServiceIsRolledBack() {
    product.grampus("service", "rollback", "counter_web");
    await(() -> product.fetch(PAGE).contains("version 1"));
  }

  @Test
  @Order(7)
  void theStackIsRemovedAndItsVolumeStays() {
    product.grampus("stack", "rm", "counter");
    assertThat(product.grampus("service", "ls").text()).doesNotContain("counter_web");
    assertThat(product.grampus("volume", "ls").text()).contains("counter_data");
    assertThat(product.grampus("audit", "ls").text()).contains("ada");
  }

  @Test
  @Order(8)
  void itCountsOnWithAnotherPassword() throws IOException {
    Files.writeString(compose.resolveSibling("db-password.txt"), "it's another one");
    deploy();
    await(() ->
        product.fetch("-X", "POST", PAGE + "api/counter").matches("(?s).*\"count\": [2-9].*"));
    product.grampus("stack", "rm", "counter");
  }

  @Test
  @Order(9)
  void downStopsTheServer() {
    product.grampus("down", "--data", product.data().toString());
    assertThat(product.fetch("-k", "https://127.0.0.1:7443/")).isEmpty();
  }

  private static void deploy() {
    product.grampus("stack", "deploy", "--compose-file", compose.toString(), "counter");
  }

  private static long runningTasks(String service) {
    return product
        .engine()
        .docker("service", "ps", "--format", "{{.CurrentState}}", service)
        .lines()
        .filter(state -> state.startsWith("Running"))
        .count();
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Await.until(Duration.ofMinutes(1), condition)).as("within a minute").isTrue();
  }
}
