package io.grampus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One thing as engines of API 1.41 and of 1.52 tell it; what they say beyond it is kept.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version-history/">Version history</a>
 */
class ApiDialectsTest {

  @Test
  void anUntaggedImageInAList() {
    var old =
        new ImageSummary(
            Json.parse(
                """
                {"Id":"sha256:a","ParentId":"","RepoTags":["<none>:<none>"],
                 "RepoDigests":["<none>@<none>"],"Created":1700000000,"Size":7,"VirtualSize":7,
                 "SharedSize":-1,"Containers":-1,"Labels":null}\
                """));
    var now =
        new ImageSummary(
            Json.parse(
                """
                {"Id":"sha256:a","ParentId":"","RepoTags":[],"RepoDigests":[],
                 "Created":1700000000,"Size":7,"SharedSize":-1,"Containers":2,
                 "Descriptor":{"digest":"sha256:a"}}\
                """));
    for (ImageSummary image : List.of(old, now)) {
      assertThat(image.tags()).isEmpty();
      assertThat(image.digests()).isEmpty();
      assertThat(image.size()).isEqualTo(7);
      assertThat(image.labels()).isEmpty();
      assertThat(image.created()).contains(Instant.ofEpochSecond(1_700_000_000));
    }
    assertThat(now.text("Descriptor", "digest")).isEqualTo("sha256:a");
  }

  @Test
  void anImageThatSetsNothing() {
    var old =
        new ImageInspect(
            Json.parse(
                """
                {"Id":"sha256:a","RepoTags":null,"Parent":"","Comment":"","DockerVersion":"",
                 "Container":"","ContainerConfig":{"Image":""},"Created":"0001-01-01T00:00:00Z",
                 "Config":{"Hostname":"","Env":null,"Cmd":null,"Entrypoint":null,"Labels":null,
                           "User":"","OnBuild":null},
                 "Size":7,"VirtualSize":7,"RootFS":{"Type":"layers","Layers":["sha256:b"]}}\
                """));
    var now =
        new ImageInspect(
            Json.parse(
                """
                {"Id":"sha256:a","RepoTags":[],"Config":{},"Size":7,
                 "RootFS":{"Type":"layers","Layers":["sha256:b"]},"Identity":{}}\
                """));
    for (ImageInspect image : List.of(old, now)) {
      assertThat(image.tags()).isEmpty();
      assertThat(image.parentId()).isEmpty();
      assertThat(image.created()).isEmpty();
      assertThat(image.command()).isEmpty();
      assertThat(image.environment()).isEmpty();
      assertThat(image.user()).isEmpty();
      assertThat(image.size()).isEqualTo(7);
      assertThat(image.layers()).containsExactly("sha256:b");
    }
  }

  @Test
  void theAddressesOfAContainer() {
    String network =
        """
        "Networks":{"bridge":{"NetworkID":"n","IPAddress":"172.17.0.2",
                              "MacAddress":"02:42:ac:11:00:02","Aliases":null}}\
        """;
    var old =
        new ContainerInspect(
            Json.parse(
                """
                {"Id":"c","Config":{"MacAddress":"02:42:ac:11:00:02","OnBuild":null},
                 "NetworkSettings":{"Bridge":"","IPAddress":"172.17.0.2",
                                    "MacAddress":"02:42:ac:11:00:02",%s}}\
                """
                    .formatted(network)));
    var now =
        new ContainerInspect(
            Json.parse("{\"Id\":\"c\",\"Config\":{},\"NetworkSettings\":{" + network + "}}"));
    for (ContainerInspect container : List.of(old, now)) {
      Endpoint bridge = container.networks().get("bridge");
      assertThat(bridge).isNotNull();
      assertThat(bridge.ipAddress()).isEqualTo("172.17.0.2");
      assertThat(bridge.macAddress()).isEqualTo("02:42:ac:11:00:02");
      assertThat(bridge.aliases()).isEmpty();
    }
  }

  @Test
  void anEvent() {
    String core =
        """
        "Type":"container","Action":"start","Actor":{"ID":"c","Attributes":{"name":"web"}},
        "scope":"local","time":1700000000,"timeNano":1700000000123456789}\
        """;
    var old = new EngineEvent(Json.parse("{\"status\":\"start\",\"id\":\"c\"," + core));
    var now = new EngineEvent(Json.parse("{" + core));
    for (EngineEvent event : List.of(old, now)) {
      assertThat(event.action()).isEqualTo("start");
      assertThat(event.actorId()).isEqualTo("c");
      assertThat(event.attributes()).containsEntry("name", "web");
      assertThat(event.time()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 123_456_789));
    }
  }

  @Test
  void aFailedPull() {
    String detail = "\"errorDetail\":{\"message\":\"gone\"}";
    for (String said : List.of("{" + detail + ",\"error\":\"gone\"}", "{" + detail + "}")) {
      assertThat(Progress.of(Json.parse(said)))
          .isInstanceOfSatisfying(
              Progress.Failure.class, f -> assertThat(f.message()).isEqualTo("gone"));
    }
  }

  @Test
  void diskUsage() {
    var old =
        new DiskUsage(
            Json.parse(
                """
                {"LayersSize":9,"BuilderSize":0,"Images":[{"Id":"sha256:a"}],"Containers":null,
                 "Volumes":[{"Name":"v","UsageData":{"Size":5,"RefCount":1}}]}\
                """));
    var now =
        new DiskUsage(
            Json.parse(
                """
                {"LayersSize":9,"Images":[{"Id":"sha256:a"}],"Containers":[],
                 "Volumes":[{"Name":"v","UsageData":{"Size":5,"RefCount":1}}],
                 "ImagesUsage":{"TotalSize":9},"VolumesUsage":{"TotalSize":5}}\
                """));
    for (DiskUsage usage : List.of(old, now)) {
      assertThat(usage.layersSize()).isEqualTo(9);
      assertThat(usage.images()).hasSize(1);
      assertThat(usage.containers()).isEmpty();
      assertThat(usage.volumes().getFirst().size()).isEqualTo(5);
    }
  }
}
