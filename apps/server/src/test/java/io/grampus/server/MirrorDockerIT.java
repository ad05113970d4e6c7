package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Docker pulls Debian's registry through the server's. */
@Tag("engines")
class MirrorDockerIT {
  private static final String IMAGE = TestImage.LAYERED.reference();
  private static final int OPEN = 5011;
  private static final int GUARDED = 5012;
  private static final int PRIVATE = 5013;

  @TempDir static Path folder;
  private static TestEngine engine;
  private static ServerChild server;
  private static String registry;
  private static String token;

  @BeforeAll
  static void start() {
    engine = TestEngine.shared().load(TestImage.LAYERED).load(TestImage.LAYERED_2);
    String certs = folder.resolve("certs.d").toString();
    server =
        ServerChild.start(folder, 0, engine.dockerHost(), engine.inNetwork(), "--certs", certs);
    registry = "localhost:" + server.port();
    token = TestServer.member(curl("-d", server.firstSignIn(), url("/api/v1/session")), "token");
    engine.docker("login", "-u", "ada", "-p", ServerChild.PASSWORD, registry);
    api(
        "PUT",
        "/registry/mirror",
        "{\"on\":true,\"registries\":[\"http://127.0.0.1:%d\",\"http://127.0.0.1:%d\",\"%s:%d\"],\"limitBytes\":0,\"hub\":false}"
            .formatted(OPEN, GUARDED, engine.address(), PRIVATE));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void dockerPullsThroughAndStillDoesWhenTheOtherRegistryHasEnded() {
    String name = registry + "/127.0.0.1_" + OPEN + "/shop/web:1";
    String id = engine.docker("inspect", "-f", "{{.Id}}", IMAGE);
    try (var upstream = TestRegistry.start(engine, RegistrySpec.open(OPEN))) {
      upstream.push(TestImage.LAYERED, "shop/web:1");
      // so that its layers are wanted
      engine.docker("rmi", IMAGE);
      assertThat(engine.docker("pull", name)).contains(name);
      assertThat(engine.docker("inspect", "-f", "{{.Id}}", name)).isEqualTo(id);
      // the engine may have layers of another image, and so have left them where they are
      assertThat(copied(name, "whole")).isEmpty();
      List<String> fetched = blobs(upstream);
      assertThat(Set.copyOf(fetched)).hasSameSizeAs(fetched);
      engine.docker("rmi", name);
      engine.docker("pull", name);
      assertThat(blobs(upstream)).isEqualTo(fetched);
    }
    engine.docker("rmi", name);
    assertThat(copied(name, "again")).isEmpty();
    engine.docker("pull", name);
    engine.docker("tag", name, IMAGE);
    assertThat(engine.docker("run", "--rm", name, "ls", "/layers")).contains("1");
    var none = engine.tryDocker("pull", registry + "/127.0.0.1_" + OPEN + "/shop/none:1");
    assertThat(none.exit()).isNotZero();
    assertThat(none.output()).contains("could not be asked");
    engine.docker("rmi", name);
  }

  @Test
  void eightPullsAtOnceFetchEachBlobOnceWithTheKeptSignIn() throws Exception {
    try (var upstream = TestRegistry.start(engine, RegistrySpec.open(GUARDED).behindPassword())) {
      String there = "127.0.0.1:" + GUARDED;
      engine.docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, there);
      upstream.push(TestImage.LAYERED_2, "team/app:2");
      String name = registry + "/127.0.0.1_" + GUARDED + "/team/app:2";
      var refused = engine.tryDocker("pull", name);
      assertThat(refused.exit()).isNotZero();
      assertThat(refused.output()).contains("grampus registry login " + there);
      api(
          "POST",
          "/registry/logins",
          "{\"registry\":\"%s\",\"user\":\"%s\",\"password\":\"%s\"}"
              .formatted(there, RegistrySpec.USER, RegistrySpec.PASSWORD));

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<String>> copies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String to = "copy" + i;
          copies.add(threads.submit((Callable<String>) () -> copied(name, to)));
        }
        for (Future<String> copy : copies) {
          assertThat(copy.get()).isEmpty();
        }
      }
      List<String> fetched = blobs(upstream);
      // layers that the other test brought here are taken from there
      assertThat(fetched).hasSizeGreaterThan(1);
      assertThat(Set.copyOf(fetched)).hasSameSizeAs(fetched);
    }
  }

  @Test
  void aRegistryOfAPrivateAuthorityIsPulledThroughWhenTheServerHasItToo() throws Exception {
    var spec = RegistrySpec.open(PRIVATE).behindPassword().withTls();
    try (var upstream = TestRegistry.start(engine, spec)) {
      String there = engine.address() + ":" + PRIVATE;
      engine.docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, there);
      upstream.push(TestImage.LAYERED_2, "team/app:2");
      api(
          "POST",
          "/registry/logins",
          "{\"registry\":\"%s\",\"user\":\"%s\",\"password\":\"%s\"}"
              .formatted(there, RegistrySpec.USER, RegistrySpec.PASSWORD));
      String name = registry + "/" + there.replace(':', '_') + "/team/app:2";
      Path authority = folder.resolve("certs.d").resolve(there).resolve("ca.crt");
      var untrusted = engine.tryDocker("pull", name);
      assertThat(untrusted.exit()).isNotZero();
      assertThat(untrusted.output()).contains("the certificate of its authority into " + authority);

      Files.createDirectories(authority.getParent());
      Files.copy(upstream.authority(), authority);
      assertThat(engine.docker("pull", name)).contains(name);
      assertThat(copied(name, "private")).isEmpty();
      engine.docker("rmi", name);
    }
  }

  /** The blobs that were fetched from a registry, each as often as it was. */
  private static List<String> blobs(TestRegistry upstream) {
    return upstream.requests().stream()
        .filter(r -> r.startsWith("GET ") && r.contains("/blobs/"))
        .toList();
  }

  /** What went wrong when an image was copied whole, without an engine. */
  private static String copied(String name, String to) {
    List<String> words =
        List.of(
            "skopeo",
            "copy",
            "-q",
            "--src-creds",
            "ada:" + ServerChild.PASSWORD,
            "--src-tls-verify=false",
            "docker://" + name,
            "dir:" + folder.resolve(to));
    return engine.exec(words.toArray(String[]::new)).strip();
  }

  private static void api(String method, String path, String body) {
    curl(
        "-X",
        method,
        "-H",
        "Authorization: Bearer " + token,
        "-H",
        "Content-Type: application/json",
        "-d",
        body,
        url("/api/v1" + path));
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
