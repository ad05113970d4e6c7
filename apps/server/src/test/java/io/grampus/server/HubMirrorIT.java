package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.EngineRelease;
import io.grampus.cluster.HostSpec;
import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Docker Engine with {@code registry-mirrors} pulls names without a registry by the server. Another
 * registry stands in for Docker Hub: under Hub's name for the server, and out of the engine's
 * reach.
 */
@Tag("engines")
@Timeout(240)
class HubMirrorIT {
  private static final String ADDRESS = "10.99.0.1";
  private static final int PORT = 7443;
  private static final String MIRROR = "https://" + ADDRESS + ":" + PORT;
  private static final String REPOSITORY = "docker.io%2Flibrary%2Fweb";

  @TempDir static Path folder;
  private static TestEngine engine;
  private static ServerChild server;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    engine =
        TestEngine.start(HostSpec.of(EngineRelease.chosen()).with("--registry-mirror=" + MIRROR));
    assertThat(engine.address()).isEqualTo(ADDRESS);
    Path hosts = folder.resolve("hosts");
    Files.writeString(hosts, "127.0.0.1 localhost registry-1.docker.io\n");
    List<String> behind = new ArrayList<>(engine.inNetwork());
    behind.addAll(List.of("env", "JAVA_TOOL_OPTIONS=-Djdk.net.hosts.file=" + hosts));
    server = ServerChild.start(folder, PORT, engine.dockerHost(), behind, "--listen", ADDRESS);
    engine.trust(ADDRESS + ":" + PORT, server.authority());
    token = TestServer.member(curl("-d", server.firstSignIn(), api("/session")), "token");
  }

  @AfterAll
  static void stop() {
    server.close();
    engine.close();
  }

  @Test
  void dockerPullsAnOfficialImageByTheMirror() {
    String image = TestImage.LAYERED.reference();
    engine.load(TestImage.LAYERED);
    String id = engine.docker("inspect", "-f", "{{.Id}}", image);
    try (var hub = TestRegistry.start(engine, RegistrySpec.open(80))) {
      hub.push(TestImage.LAYERED, "library/web:1");
      // so that its layers are wanted
      engine.docker("rmi", image);
      assertThat(engine.tryDocker("pull", "web:1").exit()).as("the mirror is off").isNotZero();

      mirror(true);
      assertThat(engine.docker("pull", "web:1")).contains("Downloaded newer image for web:1");
      assertThat(engine.docker("inspect", "-f", "{{.Id}}", "web:1")).isEqualTo(id);
      assertThat(engine.docker("run", "--rm", "web:1", "ls", "/layers")).contains("1", "2");
      List<String> fetched = blobs(hub);
      // three layers and the config, each once
      assertThat(Set.copyOf(fetched)).hasSize(4).hasSameSizeAs(fetched);
      Eventually.soon().until(() -> pulls() > 0);

      engine.docker("rmi", "web:1");
      engine.docker("pull", "library/web:1");
      assertThat(blobs(hub)).as("what is kept is not fetched again").isEqualTo(fetched);
    }

    engine.docker("rmi", "web:1");
    engine.docker("pull", "web:1");
    assertThat(engine.docker("inspect", "-f", "{{.Id}}", "web:1")).isEqualTo(id);
    assertThat(curl(api("/registry/mirror"))).contains("\"registry\":\"docker.io\"");

    engine.docker("rmi", "web:1");
    mirror(false);
    assertThat(engine.tryDocker("pull", "web:1").exit()).as("nobody else has it").isNotZero();
  }

  /** How often whoever shows no credentials was sent the manifest. */
  private static long pulls() {
    String manifest = curl(api("/registry/repositories/" + REPOSITORY + "/manifests/1"));
    long pulls = 0;
    for (JsonNode puller : Json.MAPPER.readTree(manifest).path("pullers")) {
      if (puller.path("who").asString("").equals("anyone")) {
        pulls = puller.path("pulls").asLong(0);
      }
    }
    return pulls;
  }

  /** The blobs that were fetched from a registry, each as often as it was. */
  private static List<String> blobs(TestRegistry registry) {
    return registry.requests().stream()
        .filter(r -> r.startsWith("GET ") && r.contains("/blobs/"))
        .toList();
  }

  private static void mirror(boolean on) {
    String body =
        "{\"on\":%s,\"registries\":[\"http://docker.io\"],\"limitBytes\":0,\"hub\":true}"
            .formatted(on);
    curl("-X", "PUT", "-d", body, api("/registry/mirror"));
  }

  private static String curl(String... words) {
    var all = new ArrayList<>(List.of("curl", "-sSf", "--cacert", server.authority().toString()));
    all.addAll(List.of("-H", "Content-Type: application/json"));
    if (token != null) {
      all.addAll(List.of("-H", "Authorization: Bearer " + token));
    }
    all.addAll(List.of(words));
    return engine.exec(all.toArray(String[]::new));
  }

  private static String api(String path) {
    return MIRROR + "/api/v1" + path;
  }
}
