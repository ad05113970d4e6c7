package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server's own registry: Docker pushes and pulls, the command line looks and deletes. */
abstract class RegistrySteps extends Steps {
  private static final String REGISTRY = "localhost:7443";
  private static final String APPC =
      """
      {"acKind": "ImageManifest", "acVersion": "0.8.11", "name": "example.com/worker",
       "app": {"exec": ["/bin/echo", "hello"], "user": "0", "group": "0"}}
      """;

  @Test
  void whatDockerPushesIsShownAndDeleted() {
    String token = signIn("docker");
    String name = REGISTRY + "/shop/web:1";
    docker("tag", TestImage.LAYERED.reference(), name);
    String digest = docker("push", name).replaceAll("(?s).*digest: (sha256:\\w+).*", "$1");
    assertThat(shell().ok("registry", "ls", "-q")).isEqualTo("shop/web\n");
    assertThat(shell().ok("registry", "tags", "shop/web")).contains("1", "ada");
    assertThat(shell().ok("registry", "inspect", "shop/web:1"))
        .contains("Digest:   " + digest, "linux/amd64", "LAYER", "CONFIG");
    assertThat(shell().ok("registry", "inspect", "-q", "--no-trunc", "shop/web@" + digest).lines())
        .hasSize(4);
    keep(token);
    imagesAreUnpackedAndImported(name, digest);
    tagsAndRepositoriesComeAndGo();
    assertThat(shell().fails(2, "registry", "rm", "shop/web")).contains("shop/web:TAG");
    assertThat(shell().ok("registry", "rm", "shop/web:1")).isEqualTo("shop/web:1\n");
    assertThat(shell().fails(3, "registry", "inspect", "shop/web:1"))
        .contains("grampus registry tags");
    assertThat(shell().ok("registry", "gc", "--untagged", "--dry-run")).contains("Would remove 0");
    assertThat(shell().ok("registry", "gc")).contains("Removed 0 contents");
    shell().ok("token", "rm", "docker");
    docker("logout", REGISTRY);
    docker("rmi", name);
  }

  private static void tagsAndRepositoriesComeAndGo() {
    assertThat(shell().ok("registry", "tag", "shop/web:1", "2")).isEqualTo("shop/web:2\n");
    shell().start("registry", "ls", "--watch").awaits("shop/web").interrupt();
    assertThat(shell().ok("registry", "df")).contains("Contents:", "Disk:");
    assertThat(shell().ok("registry", "rm", "shop/web:2")).isEqualTo("shop/web:2\n");
    shell().ok("registry", "rm", "--repository", "shop/worker");
    assertThat(shell().ok("registry", "ls", "-q")).isEqualTo("shop/web\n");
  }

  /** Nobody is signed in to it any more when the service's image is pulled. */
  @Test
  void aStackRunsWhatWasPushed() {
    signIn("push");
    String name = REGISTRY + "/own/app:1";
    docker("tag", TestImage.LAYERED.reference(), name);
    docker("push", name);
    docker("logout", REGISTRY);
    shell().ok("token", "rm", "push");
    docker("rmi", name);
    String file = "services: {app: {image: %s, command: sleep 1000}}".formatted(name);
    String written = shell().write("own.yaml", file).toString();
    assertThat(shell().ok("stack", "deploy", "-c", written, "own"))
        .contains("Stack own is healthy");
    assertThat(shell().ok("registry", "inspect", "own/app:1")).contains("Swarm");
    shell().ok("stack", "rm", "own");
    shell().ok("registry", "rm", "--repository", "own/app");
  }

  @Test
  void otherRegistriesArePulledThroughWhenAskedFor() {
    assertThat(shell().ok("registry", "mirror")).contains("Mirror:     off");
    assertThat(shell().ok("registry", "mirror", "--on", "--limit", "20GB")).contains("20GB");
    assertThat(shell().ok("registry", "mirror", "--off")).contains("Mirror:     off");
  }

  /** Signs Docker in with a token of that name. */
  private static String signIn(String name) {
    String token = shell().ok("token", "create", "--scope", "registry.*", name).strip();
    docker("login", "-u", "ada", "-p", token, REGISTRY);
    return token;
  }

  /** As docker login keeps it. */
  private static void keep(String token) {
    byte[] pair = ("ada:" + token).getBytes(StandardCharsets.UTF_8);
    String auth = Base64.getEncoder().encodeToString(pair);
    var _ = shell().file("docker").toFile().mkdirs();
    shell()
        .write(
            "docker/config.json",
            "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(REGISTRY, auth));
  }

  /** With the credentials that Docker has, and the authority that the context trusts. */
  private static void imagesAreUnpackedAndImported(String name, String digest) {
    Path bundle = shell().file("bundle");
    assertThat(shell().ok("image", "unpack", "docker://" + name, bundle.toString()))
        .contains("Unpacked " + digest);
    assertThat(bundle.resolve("rootfs/layers/2")).isNotEmptyFile();
    assertThat(bundle.resolve("config.json")).content().contains("\"sh\"");
    Path manifest = shell().write("manifest", APPC);
    String aci = shell().file("worker.aci").toString();
    Shell.run(
        List.of(
            "tar",
            "-cJf",
            aci,
            "-C",
            manifest.resolveSibling(".").toString(),
            "manifest",
            "-C",
            bundle.toString(),
            "rootfs"));
    String worker = REGISTRY + "/shop/worker:1";
    assertThat(shell().ok("image", "import-appc", aci, "docker://" + worker))
        .contains("Imported example.com/worker");
    docker("pull", worker);
    assertThat(docker("run", "--rm", worker, "there")).isEqualTo("hello there\n");
    docker("rmi", worker);
  }

  @Test
  void theServerSignsInToAnotherRegistry() {
    assertThat(shell().ok("registry", "ls", "--external")).startsWith("REGISTRY");
    String out = shell().fails(3, "registry", "logout", "registry.example");
    assertThat(out).contains("registry ls --external");
    Shell.Said said =
        shell().reading("x", "registry", "login", "-u", "ada", "--password-stdin", "localhost:1");
    assertThat(said.exit()).as(said.err()).isEqualTo(6);
    assertThat(said.err()).contains("cannot reach the registry");
  }
}
