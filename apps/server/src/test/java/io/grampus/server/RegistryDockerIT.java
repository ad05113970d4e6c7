package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry as Docker and Skopeo use it, on the machine of the server. */
@Tag("engines")
class RegistryDockerIT {
  private static final String IMAGE = TestImage.LAYERED.reference();

  @TempDir static Path folder;
  private static TestEngine engine;
  private static ServerChild server;
  private static String registry;
  private static String session;

  @BeforeAll
  static void start() {
    engine = TestEngine.shared().load(TestImage.LAYERED).load(TestImage.LAYERED_2);
    server = ServerChild.start(folder, 0, engine.dockerHost(), engine.inNetwork());
    registry = "localhost:" + server.port();
    session =
        curl("-d", server.firstSignIn(), url("/api/v1/session"))
            .replaceAll("(?s).*(grs_[0-9A-Za-z_-]+).*", "$1");
    engine.docker("login", "-u", "ada", "-p", ServerChild.PASSWORD, registry);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void dockerPushesAndPulls() {
    String name = registry + "/shop/web:1";
    String pushed = push(IMAGE, name);
    assertThat(pushed).contains("digest: sha256:");
    String id = engine.docker("inspect", "-f", "{{.Id}}", IMAGE);
    engine.docker("rmi", name, IMAGE);
    assertThat(engine.docker("pull", name)).contains("Downloaded newer image");
    assertThat(engine.docker("inspect", "-f", "{{.Id}}", name)).isEqualTo(id);
    assertThat(engine.docker("run", "--rm", name, "ls", "/layers")).contains("1").contains("2");
    engine.docker("tag", name, IMAGE);
  }

  @Test
  void dockerSharesLayersBetweenRepositories() {
    push(IMAGE, registry + "/shared/one:1");
    String second = push(TestImage.LAYERED_2.reference(), registry + "/shared/two:1");
    assertThat(second).containsAnyOf("Mounted from", "Layer already exists");
  }

  @Test
  void dockerIsToldWhatIsMissing() {
    var unknown = engine.tryDocker("pull", registry + "/shop/none:1");
    assertThat(unknown.exit()).isNotZero();
    assertThat(unknown.output()).contains("shop/none");
    var wrong = engine.tryDocker("login", "-u", "ada", "-p", "wrong", registry);
    assertThat(wrong.exit()).isNotZero();
    assertThat(wrong.output()).contains("unauthorized: the name and the password");
  }

  @Test
  void anImageIsPulledByItsDigest() {
    String name = registry + "/exact/web:1";
    String pushed = push(IMAGE, name);
    String digest = pushed.replaceAll("(?s).*digest: (sha256:[0-9a-f]{64}).*", "$1");
    assertThat(engine.docker("pull", registry + "/exact/web@" + digest)).contains(digest);
  }

  @Test
  void whoIsSignedInToTheServerHasItPulledWithoutASecondSignIn() {
    String name = registry + "/signed/in:1";
    push(IMAGE, name);
    engine.docker("rmi", name);
    String bearer = "Authorization: Bearer " + session;
    String json = "Content-Type: application/json";
    String body = "{\"reference\":\"" + name + "\"}";
    assertThat(curl("-H", bearer, "-H", json, "-d", body, url("/api/v1/images/pull")))
        .contains("event: done");
    assertThat(engine.docker("images", "-q", name)).isNotBlank();
  }

  @Test
  void skopeoCopiesInspectsAndDeletes() throws Exception {
    push(IMAGE, registry + "/skopeo/web:1");
    String credentials = "ada:" + ServerChild.PASSWORD;
    String from = "docker://" + registry + "/skopeo/web:1";
    skopeo(
        "copy",
        "--src-creds",
        credentials,
        "--src-tls-verify=false",
        from,
        "oci:" + folder.resolve("oci") + ":1");
    skopeo(
        "copy",
        "--dest-creds",
        credentials,
        "--dest-cert-dir",
        certificates(),
        "oci:" + folder.resolve("oci") + ":1",
        "docker://" + registry + "/skopeo/copy:2");
    String inspected =
        skopeo(
            "inspect",
            "--creds",
            credentials,
            "--tls-verify=false",
            "docker://" + registry + "/skopeo/copy:2");
    assertThat(inspected).contains("\"Os\": \"linux\"", "\"Layers\"");
    assertThat(
            skopeo(
                "list-tags",
                "--creds",
                credentials,
                "--tls-verify=false",
                "docker://" + registry + "/skopeo/copy"))
        .contains("\"2\"");
    skopeo(
        "delete",
        "--creds",
        credentials,
        "--tls-verify=false",
        "docker://" + registry + "/skopeo/copy:2");
    assertThat(
            skopeo(
                "list-tags",
                "--creds",
                credentials,
                "--tls-verify=false",
                "docker://" + registry + "/skopeo/copy"))
        .doesNotContain("\"2\"");
  }

  private static String push(String image, String name) {
    engine.docker("tag", image, name);
    return engine.docker("push", name);
  }

  /** A folder with the authority alone, as the machines that trust it have one. */
  private static String certificates() throws IOException {
    Path trusted = folder.resolve("certs");
    Files.createDirectories(trusted);
    Path authority = trusted.resolve("ca.crt");
    Files.write(authority, Files.readAllBytes(server.authority()));
    return trusted.toString();
  }

  private static String skopeo(String... words) {
    var all = new ArrayList<>(List.of("skopeo"));
    all.addAll(List.of(words));
    return engine.exec(all.toArray(String[]::new));
  }

  private static String curl(String... words) {
    var all = new ArrayList<>(List.of("curl", "-sSfk"));
    all.addAll(List.of(words));
    return engine.exec(all.toArray(String[]::new));
  }

  private static String url(String path) {
    return "https://" + registry + path;
  }
}
