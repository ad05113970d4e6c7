package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may be in the way of starting: each is told in words, with its exit code, and undone. */
@Timeout(300)
class StartE2E {
  /**
   * May look everywhere, as a user with a checkout of their own could, but write nothing of root's.
   */
  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--inh-caps=+dac_read_search",
          "--ambient-caps=+dac_read_search");

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Product product;
  private Path data;

  @BeforeAll
  static void makesAnEngine() {
    product = new Product(shared);
  }

  @AfterAll
  static void close() {
    product.close();
  }

  @BeforeEach
  void namesTheData() {
    data = folder.resolve("data");
  }

  @Test
  void aPortInUse() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(other.getLocalPort());
      Product.Said said = refused(5, List.of(), "--port", port);
      assertThat(said.text())
          .contains(
              "Tried to listen on 127.0.0.1:" + port + ", but another program uses that port.")
          .contains("Choose another port with --port");
    }
    startsNow();
  }

  @Test
  void noEngine() {
    Product.Said said = up(List.of("env", "DOCKER_HOST=unix://" + folder + "/none.sock"));
    assertThat(said.exit()).isEqualTo(12);
    assertThat(said.text())
        .contains("Tried to reach Docker Engine at", "none.sock, but nothing answers there.")
        .contains("Check DOCKER_HOST or the docker context.");
    assertThat(data.resolve("grampus.db")).doesNotExist();
  }

  @Test
  void aServerWithoutItsEngineSaysSoAndGoesOnWhenItIsBack() throws IOException {
    try (var server = ChildServer.start(product, data);
        var api = new ApiClient(server, ApiClient.firstAdministrator(server))) {
      product.engine().kill();
      try {
        var answer = api.send("POST", "/volumes", "", "{\"name\":\"later\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(ApiClient.member(answer.body(), "but")).isNotBlank();
        assertThat(ApiClient.member(answer.body(), "next")).isNotBlank();
      } finally {
        product.engine().startAgain();
      }
      assertThat(Await.until(Duration.ofMinutes(1), () -> makesAVolume(api))).isTrue();
    }
    assertThat(product.engine().docker("volume", "ls", "-q")).contains("later");
  }

  @Test
  void noRightOnTheSocket() throws IOException {
    Files.createDirectory(data);
    hand(data);
    Product.Said said = up(AS_NOBODY);
    assertThat(said.exit()).as(said.text()).isEqualTo(13);
    assertThat(said.text())
        .contains(
            "Tried to reach Docker Engine at unix://", "this user has no right to its socket.")
        .contains("Add yourself to the group docker");
    assertThat(data.resolve("grampus.db")).doesNotExist();
  }

  @Test
  void aFileThatIsNoDatabase() throws IOException {
    Files.createDirectory(data);
    Path database = Files.writeString(data.resolve("grampus.db"), "no database".repeat(1000));
    byte[] before = Files.readAllBytes(database);
    Product.Said said = refused(6, List.of());
    assertThat(said.text())
        .contains("Tried to open the database " + database + ", but the file is damaged.")
        .contains("Restore it from a backup, or move it away");
    assertThat(Files.readAllBytes(database)).as("it is left as it was").isEqualTo(before);
    Files.move(database, folder.resolve("moved.db"));
    startsNow();
  }

  @Test
  void aDatabaseWithDamagedPages() throws IOException {
    startsNow();
    Path database = data.resolve("grampus.db");
    try (var file = FileChannel.open(database, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[(int) file.size() - 4096];
      java.util.Arrays.fill(noise, (byte) 0x5a);
      file.write(ByteBuffer.wrap(noise), 4096);
    }
    Product.Said said = refused(6, List.of());
    assertThat(said.text()).contains("but the file is damaged.", "Restore it from a backup");
  }

  @Test
  void aDataDirectoryOfSomebodyElse() throws IOException {
    Files.createDirectory(data);
    Product.Said said = refused(3, AS_NOBODY);
    assertThat(said.text())
        .contains("Tried to use the data directory " + data + ", but it cannot be written")
        .contains("Run as a user who may write there, or choose another with --data.");
    try (var files = Files.list(data)) {
      assertThat(files).isEmpty();
    }
    startsNow();
  }

  @Test
  void aDataDirectoryThatIsMountedReadOnly() throws IOException {
    Files.createDirectory(data);
    Product.Said said = refused(3, mounted("ro"));
    assertThat(said.text()).contains("Tried to use the data directory " + data, "ead-only");
  }

  @Test
  void aDiskThatIsFullFromTheBeginning() throws IOException {
    Files.createDirectory(data);
    Product.Said said = run(mounted("size=64k"));
    assertThat(said.exit()).as(said.text()).isIn(3, 6);
    assertThat(said.text()).contains("disk is full", "Free some space");
  }

  @Test
  void aSecondServer() {
    try (var first = ChildServer.start(product, data)) {
      Product.Said said = refused(4, List.of());
      assertThat(said.text())
          .contains("Tried to use the data directory " + data)
          .contains("but the server with process id " + first.pid() + " is using it.")
          .contains("Stop that one with ./grampus down");
      try (var api = new ApiClient(first, "")) {
        assertThat(api.get("/status").statusCode()).as("the first goes on").isEqualTo(200);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    startsNow();
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    String commit = product.runOutside("", product.git("rev-parse", "--short", "HEAD")).text();
    try (var server = ChildServer.start(product, data);
        var api = new ApiClient(server, "")) {
      String version = ApiClient.member(api.get("/status").body(), "version");
      assertThat(version).matches("\\d+\\.\\d+\\.\\d+.*").contains("+" + commit.strip());
      assertThat(product.grampus("version", "--client").text()).contains("grampus " + version);
    }
  }

  private Product.Said refused(int exit, List<String> behind, String... options) {
    Product.Said said = run(behind, options);
    assertThat(said.exit()).as(said.text()).isEqualTo(exit);
    return said;
  }

  private Product.Said run(List<String> behind, String... options) {
    List<String> words = new ArrayList<>(behind);
    words.addAll(ChildServer.command(product, data, options));
    return product.runOutside("", words);
  }

  private Product.Said up(List<String> behind) {
    List<String> words = new ArrayList<>(behind);
    words.addAll(
        List.of(
            product.program().toString(), "up", "--detach", "--yes", "--data", data.toString()));
    return product.runOutside("", words);
  }

  /** What was in the way is gone, so nothing of the refused start may be left in the way either. */
  private void startsNow() {
    ChildServer.start(product, data).close();
  }

  private List<String> mounted(String options) {
    return Mounts.tmpfs(data, options);
  }

  private static boolean makesAVolume(ApiClient api) {
    try {
      return api.send("POST", "/volumes", "", "{\"name\":\"later\"}").statusCode() < 300;
    } catch (IOException e) {
      return false;
    }
  }

  private static void hand(Path folder) throws IOException {
    Files.setAttribute(folder, "unix:uid", 65534);
  }
}
