package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestContainerd;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
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

/**
 * containerd has the server in its {@code hosts.toml}, and pulls Docker Hub by it ({@code ?ns=}).
 */
@Tag("engines")
@Timeout(240)
class ContainerdMirrorIT {
  private static final String NAME = "docker.io/library/web:1";

  @TempDir static Path folder;
  private static MirrorSite site;
  private static TestContainerd containerd;

  @BeforeAll
  static void start() throws IOException {
    site = MirrorSite.start(folder);
    site.mirror(true, false);
    containerd = site.engine.containerd();
    containerd.mirror("docker.io", MirrorSite.URL, site.server.authority());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static TestEngine.Outcome pull(String password) {
    return containerd.pull(NAME, "ada", password);
  }

  @Test
  void containerdPullsAnOfficialImageByTheServerWhichKeepsIt() {
    site.engine.load(TestImage.LAYERED);
    try (TestRegistry hub = site.hub()) {
      hub.push(TestImage.LAYERED, "library/web:1");
      // containerd has what the engine has
      site.engine.docker("rmi", TestImage.LAYERED.reference());
      assertThat(pull("not it").exit()).as("nobody else has it").isNotZero();
      assertThat(MirrorSite.blobs(hub)).isEmpty();

      var pulled = pull(ServerChild.PASSWORD);
      assertThat(pulled.exit()).as(pulled.output()).isZero();
      assertThat(whole()).contains(NAME);
      List<String> fetched = MirrorSite.blobs(hub);
      // three layers and the config, each once
      assertThat(Set.copyOf(fetched)).hasSize(4).hasSameSizeAs(fetched);
      assertThat(site.get("/registry/repositories"))
          .contains("\"name\":\"docker.io/library/web\"", "\"total\":1");
    }

    containerd.ctr("images", "rm", "--sync", NAME);
    assertThat(whole()).doesNotContain(NAME);
    var again = pull(ServerChild.PASSWORD);
    assertThat(again.exit()).as(again.output()).isZero();
    assertThat(whole()).contains(NAME);
    assertThat(site.get("/registry/mirror")).contains("\"registry\":\"docker.io\"");
  }

  /** The images of which everything is there and unpacked. */
  private static String whole() {
    return containerd.ctr("images", "check", "-q").output();
  }
}
