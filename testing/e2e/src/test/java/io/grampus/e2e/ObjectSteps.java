package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Images, volumes, networks, secrets, configs and nodes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ObjectSteps extends Steps {
  private static final String LAYERED = TestImage.LAYERED_2.reference();

  @Test
  @Order(1)
  void imagesAndTheirLayers() {
    String columns = "{{.Repository}}:{{.Tag}} {{.ID}} {{.Size}}";
    agree(
        () -> shell().ok("images", "--format", columns, "--sort", "name"),
        () -> sorted(docker("images", "--format", columns)));
    assertThat(shell().ok("image", "ls", "grampus-test/layered", "-q").lines()).hasSize(2);
    assertThat(shell().ok("image", "inspect", "-f", "{{.Id}}", LAYERED))
        .isEqualTo(docker("image", "inspect", "-f", "{{.Id}}", LAYERED));
    assertThat(shell().ok("history", "-q", "--no-trunc", LAYERED))
        .isEqualTo(docker("history", "-q", "--no-trunc", LAYERED));
    assertThat(shell().ok("image", "layers", LAYERED))
        .contains("SHARED WITH", "4 layers", "3.15MB unique to this image");
  }

  private static String sorted(String lines) {
    return String.join("\n", lines.lines().sorted().toList()) + "\n";
  }

  @Test
  @Order(2)
  void imagesAreNamedSavedLoadedAndRemoved() {
    shell().ok("tag", LAYERED, "kept/copy:1");
    String archive = shell().file("copy.tar").toString();
    shell().ok("save", "-o", archive, "kept/copy:1");
    assertThat(shell().ok("rmi", "kept/copy:1")).contains("kept/copy:1");
    assertThat(shell().ok("load", "-i", archive)).contains("Loaded image: kept/copy:1");
    assertThat(shell().ok("image", "prune", "-a", "--dry-run"))
        .contains(LAYERED)
        .contains("kept/copy:1");
    assertThat(shell().ok("image", "prune", "-f")).isEmpty();
    assertThat(shell().fails(1, "load", "-i", archive + "x")).contains("there is no");
    shell().ok("image", "rm", "kept/copy:1");
    assertThat(shell().reading("", "pull", "127.0.0.1:1/none:1").err())
        .contains("Tried to pull image \"127.0.0.1:1/none:1\"", "Next:");
  }

  @Test
  @Order(3)
  void volumes() {
    assertThat(shell().ok("volume", "create", "-l", "a=b", "data")).isEqualTo("data\n");
    shows("data", "volume", "ls", "--filter", "label=a=b");
    assertThat(shell().ok("volume", "inspect", "-f", "{{.Driver}}", "data")).isEqualTo("local\n");
    shell().ok("volume", "rm", "data");
    shell().ok("volume", "create", "unused");
    assertThat(shell().ok("volume", "prune", "-a", "-f")).isEqualTo("unused\n");
    assertThat(shell().fails(3, "volume", "rm", "data")).contains("\"data\"");
  }

  @Test
  @Order(4)
  void networks() {
    docker("run", "-d", "--name", "member", TestImage.BASE.reference(), "sleep", "1000");
    shell().ok("network", "create", "-d", "bridge", "--subnet", "10.77.0.0/24", "lan");
    shell().ok("network", "connect", "--alias", "db", "--ip", "10.77.0.9", "lan", "member");
    assertThat(docker("inspect", "member")).contains("10.77.0.9");
    assertThat(shell().ok("network", "inspect", "-f", "{{.Driver}}", "lan")).isEqualTo("bridge\n");
    assertThat(shell().fails(5, "network", "rm", "lan")).contains("Next:");
    shell().ok("network", "disconnect", "lan", "member");
    shell().ok("network", "rm", "lan");
    shell().ok("network", "create", "unused");
    assertThat(shell().ok("network", "prune", "-f")).isEqualTo("unused\n");
    agree(
        () -> shell().ok("network", "ls", "-q", "--no-trunc", "--sort", "id"),
        () -> sorted(docker("network", "ls", "-q", "--no-trunc")));
    docker("rm", "-f", "member");
  }

  @Test
  @Order(5)
  void secretsAndConfigs() {
    Path file = shell().write("value", "hush");
    for (String kind : List.of("secret", "config")) {
      String id = shell().okReading("from input", kind, "create", "-l", "a=b", "one").strip();
      shell().ok(kind, "create", "two", file.toString());
      prints("one\ntwo\n", kind, "ls", "--format", "{{.Name}}", "--sort", "name");
      assertThat(shell().ok(kind, "inspect", "-f", "{{.ID}}", "one").strip()).isEqualTo(id);
      assertThat(shell().fails(5, kind, "create", "two", file.toString())).contains("\"two\"");
      assertThat(shell().ok(kind, "rm", "one", "two")).isEqualTo("one\ntwo\n");
    }
    assertThat(shell().fails(2, "secret", "create", "x", "/nosuch")).contains("/nosuch");
  }

  @Test
  @Order(6)
  void nodes() {
    assertThat(shell().ok("node", "ls", "-q")).isEqualTo(docker("node", "ls", "-q"));
    assertThat(shell().ok("node", "inspect", "-f", "{{.Description.Hostname}}", "host"))
        .isEqualTo("host\n");
    assertThat(shell().ok("node", "ps", "host")).contains("DESIRED STATE");
    assertThat(shell().ok("ingress", "ls")).contains("PORT");
  }

  @Test
  @Order(7)
  void everyListIsWatched() {
    for (String kind :
        List.of(
            "stack", "service", "task", "image", "node", "volume", "network", "secret", "config",
            "user")) {
      String heading = shell().ok(kind, "ls").lines().findFirst().orElseThrow();
      assertThat(heading).as(kind).isNotBlank();
      shell().start(kind, "ls", "--watch").awaits(heading).interrupt();
    }
    Shell.Running events = shell().start("events", "--filter", "type=volume");
    // nothing tells when it has begun to listen
    await(() -> {
      docker("volume", "create", "again");
      docker("volume", "rm", "again");
      return events.shows("volume");
    });
    events.interrupt();
  }
}
