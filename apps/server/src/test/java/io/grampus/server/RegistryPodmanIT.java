package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry as Podman and Buildah use it, each with a store of its own. */
class RegistryPodmanIT {
  @TempDir static Path folder;
  private static TestEngine engine;
  private static ServerChild server;
  private static String registry;

  @BeforeAll
  static void start() {
    engine = TestEngine.shared();
    server = ServerChild.start(folder, 0, engine.dockerHost(), engine.inNetwork());
    registry = "localhost:" + server.port();
    engine.exec(
        "curl", "-sSfk", "-d", server.firstSignIn(), "https://" + registry + "/api/v1/session");
    run("podman", "load", "--input", TestImage.LAYERED.archive().toString());
    run("podman", "load", "--input", TestImage.LAYERED_2.archive().toString());
    for (String program : List.of("podman", "buildah")) {
      run(
          program,
          "login",
          "--tls-verify=false",
          "-u",
          "ada",
          "-p",
          ServerChild.PASSWORD,
          registry);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void podmanPushesAndPulls() {
    String name = registry + "/podman/web:1";
    push(TestImage.LAYERED.reference(), name);
    String id = run("podman", "inspect", "-f", "{{.Id}}", name);
    run("podman", "rmi", "--force", id);
    run("podman", "pull", "--tls-verify=false", name);
    assertThat(run("podman", "inspect", "-f", "{{.Id}}", name)).isEqualTo(id);
    run("podman", "load", "--input", TestImage.LAYERED.archive().toString());
  }

  @Test
  void podmanSharesLayersBetweenRepositories() {
    push(TestImage.LAYERED.reference(), registry + "/shared/one:1");
    long one = bytes();
    push(TestImage.LAYERED.reference(), registry + "/shared/two:1");
    assertThat(bytes()).isEqualTo(one);
    push(TestImage.LAYERED_2.reference(), registry + "/shared/three:1");
    // the base of seven megabytes is there once; what is added are two small layers
    assertThat(bytes() - one).isLessThan(2_000_000);
  }

  @Test
  void buildahBuildsOnAnImageOfTheRegistry() {
    String base = registry + "/buildah/base:1";
    push(TestImage.LAYERED.reference(), base);
    String container = run("buildah", "from", "--tls-verify=false", "--quiet", base).strip();
    run("buildah", "config", "--label", "made=here", container);
    String made = registry + "/buildah/made:1";
    run("buildah", "commit", "--quiet", "--format", "oci", container, made);
    run("buildah", "push", "--tls-verify=false", made);
    run("podman", "pull", "--tls-verify=false", made);
    assertThat(run("podman", "inspect", "-f", "{{.Labels}}", made)).contains("made:here");
    assertThat(run("podman", "inspect", "-f", "{{.RootFS.Layers}}", made))
        .contains(
            run(
                    "podman",
                    "inspect",
                    "-f",
                    "{{index .RootFS.Layers 0}}",
                    TestImage.LAYERED.reference())
                .strip());
  }

  @Test
  void podmanIsToldWhatIsMissing() {
    assertThat(attempt("podman", "pull", "--tls-verify=false", registry + "/none/none:1"))
        .contains("none/none");
    assertThat(
            attempt("podman", "login", "--tls-verify=false", "-u", "ada", "-p", "wrong", registry))
        .contains("invalid username/password");
  }

  private static void push(String image, String name) {
    run("podman", "tag", image, name);
    run("podman", "push", "--tls-verify=false", name);
  }

  /** What the registry's contents take on the disk. */
  private static long bytes() {
    String line =
        engine.exec("du", "-sb", server.seen(folder.resolve("data/registry/blobs")).toString());
    return Long.parseLong(line.split("\\s")[0]);
  }

  private static String attempt(String... words) {
    var all = new ArrayList<>(List.of("sh", "-c", "\"$@\" 2>&1 || true", "sh"));
    all.addAll(words(words));
    return engine.exec(all.toArray(String[]::new));
  }

  private static String run(String... words) {
    return engine.exec(words(words).toArray(String[]::new));
  }

  /** The program with a store, and a place for credentials, that are not the machine's. */
  private static List<String> words(String... words) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("env", "REGISTRY_AUTH_FILE=" + folder.resolve(words[0] + ".json")));
    all.add(words[0]);
    all.addAll(List.of("--root", folder.resolve(words[0]).toString()));
    all.addAll(List.of("--runroot", folder.resolve(words[0] + "-run").toString()));
    all.addAll(List.of("--storage-driver", "vfs"));
    all.addAll(List.of(words).subList(1, words.length));
    return all;
  }
}
