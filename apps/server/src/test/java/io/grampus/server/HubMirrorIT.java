package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Docker Engine with {@code registry-mirrors} pulls names without a registry by the server. */
@Tag("engines")
@Timeout(240)
class HubMirrorIT {
  private static final String REPOSITORY = "docker.io%2Flibrary%2Fweb";

  @TempDir static Path folder;
  private static MirrorSite site;
  private static TestEngine engine;

  @BeforeAll
  static void start() throws IOException {
    site = MirrorSite.start(folder, "--registry-mirror=" + MirrorSite.URL);
    engine = site.engine;
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void dockerPullsAnOfficialImageByTheMirror() {
    String image = TestImage.LAYERED.reference();
    engine.load(TestImage.LAYERED);
    String id = engine.docker("inspect", "-f", "{{.Id}}", image);
    try (TestRegistry hub = site.hub()) {
      hub.push(TestImage.LAYERED, "library/web:1");
      // so that its layers are wanted
      engine.docker("rmi", image);
      assertThat(engine.tryDocker("pull", "web:1").exit()).as("the mirror is off").isNotZero();

      site.mirror(true, true);
      assertThat(engine.docker("pull", "web:1")).contains("Downloaded newer image for web:1");
      assertThat(engine.docker("inspect", "-f", "{{.Id}}", "web:1")).isEqualTo(id);
      assertThat(engine.docker("run", "--rm", "web:1", "ls", "/layers")).contains("1", "2");
      List<String> fetched = MirrorSite.blobs(hub);
      // three layers and the config, each once
      assertThat(Set.copyOf(fetched)).hasSize(4).hasSameSizeAs(fetched);
      Eventually.soon().until(() -> pulls() > 0);

      engine.docker("rmi", "web:1");
      engine.docker("pull", "library/web:1");
      assertThat(MirrorSite.blobs(hub)).as("what is kept is not fetched again").isEqualTo(fetched);
    }

    engine.docker("rmi", "web:1");
    engine.docker("pull", "web:1");
    assertThat(engine.docker("inspect", "-f", "{{.Id}}", "web:1")).isEqualTo(id);
    assertThat(site.get("/registry/mirror")).contains("\"registry\":\"docker.io\"");

    engine.docker("rmi", "web:1");
    site.mirror(false, true);
    assertThat(engine.tryDocker("pull", "web:1").exit()).as("nobody else has it").isNotZero();
  }

  /** How often whoever shows no credentials was sent the manifest. */
  private static long pulls() {
    String manifest = site.get("/registry/repositories/" + REPOSITORY + "/manifests/1");
    long pulls = 0;
    for (JsonNode puller : Json.MAPPER.readTree(manifest).path("pullers")) {
      if (puller.path("who").asString("").equals("anyone")) {
        pulls = puller.path("pulls").asLong(0);
      }
    }
    return pulls;
  }
}
