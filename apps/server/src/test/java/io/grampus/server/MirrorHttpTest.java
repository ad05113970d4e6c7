package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Clock;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Login;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.Patience;
import io.grampus.oci.RegistryClient;
import io.grampus.oci.RegistryException;
import io.grampus.oci.RegistryRepository;
import io.grampus.oci.RepositoryName;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another registry is pulled through this one. */
class MirrorHttpTest {
  private static final int LARGE = 3_000_000;
  private static final String CONFIG = "{\"os\":\"linux\",\"architecture\":\"arm64\"}";

  @TempDir Path folder;
  private TestServer server;
  private TestUpstream upstream;
  private RegistryClient client;
  private Descriptor config;
  private Descriptor layer;
  private ManifestDocument image;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(folder.resolve("data"), List.of());
    upstream = new TestUpstream(0);
    client =
        RegistryClient.of(
            "127.0.0.1:" + server.server.port(),
            RegistryClient.Options.usual()
                .as(new Login("ada", TestServer.PASSWORD))
                .with(Patience.none())
                .trusting(TestServer.trusting(server.server.authority())));
    config = upstream.blob(CONFIG.getBytes(StandardCharsets.UTF_8));
    layer = upstream.blob(RandomImage.bytes(3, LARGE));
    image = image(layer);
    upstream.manifest("1", image);
  }

  private ManifestDocument image(Descriptor content) {
    return ManifestDocument.write(
        Manifest.Image.of(
            Descriptor.of(MediaTypes.OCI_CONFIG, config.digest(), config.size()),
            List.of(content)));
  }

  @AfterEach
  void stop() {
    upstream.held.countDown();
    client.close();
    upstream.close();
    server.close();
  }

  @Test
  void nothingIsPulledThroughUntilItIsSwitchedOn() throws Exception {
    assertThat(through().manifest(RandomImage.name("1"))).isEmpty();
    assertThat(upstream.asked).isEmpty();
    server.user("vera", "viewer");
    assertThat(server.get("/registry/mirror").body()).contains("\"on\":false");
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(through().resolve(RandomImage.name("1"))).contains(image.digest());
    assertThat(through().manifest(RandomImage.name("1"))).isPresent();
    mirror("docker.io");
    assertThat(through().manifest(RandomImage.name("1"))).isPresent();
    assertThat(server.get("/audit?action=registry.mirror").body()).contains("\"result\":\"ok\"");
  }

  @Test
  void whatWasPulledIsThereWhenTheRegistryIsNot() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(pulled(layer)).isEqualTo(RandomImage.bytes(3, LARGE));
    assertThat(through().resolve(RandomImage.name("1"))).contains(image.digest());
    assertThat(through().manifest(RandomImage.name("1"))).isPresent();
    assertThat(pulled(config)).hasSize(CONFIG.length());
    assertThat(ask("GET", "/manifests/1").headers().firstValue("Warning")).isEmpty();
    upstream.close();

    var stale = ask("GET", "/manifests/1");
    assertThat(stale.statusCode()).isEqualTo(200);
    assertThat(stale.headers().firstValue("Warning").orElseThrow())
        .startsWith("299 - \"127.0.0.1:" + upstream.port() + " could not be asked");
    assertThat(pulled(layer)).isEqualTo(RandomImage.bytes(3, LARGE));
    var never = ask("GET", "/manifests/2");
    assertThat(never.statusCode()).isEqualTo(424);
    assertThat(never.body()).contains("could not be asked for 127.0.0.1");
    assertThat(server.get("/registry/mirror").body())
        .contains("\"away\":[{\"registry\":\"127.0.0.1:" + upstream.port());
    assertThat(server.get("/registry/repositories?q=upstream:*127*").body())
        .contains("\"upstream\":\"127.0.0.1:" + upstream.port() + "/shop/web\"");
    assertThat(server.get("/registry/tags").body()).contains("\"platforms\":[\"linux/arm64\"]");
  }

  @Test
  void aTagIsWhatTheRegistrySaysNow() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(through().resolve(RandomImage.name("1"))).contains(image.digest());
    long gets = upstream.fetched(image.digest());
    assertThat(through().resolve(RandomImage.name("1"))).contains(image.digest());
    assertThat(upstream.fetched(image.digest())).isEqualTo(gets);
    ManifestDocument next = image(upstream.blob(RandomImage.bytes(4, 1000)));
    upstream.manifest("1", next);
    assertThat(through().resolve(RandomImage.name("1"))).contains(next.digest());
    upstream.manifest("2", image);
    assertThat(through().resolve(RandomImage.name("2"))).contains(image.digest());
    assertThat(through().manifest(RandomImage.name("2"))).isPresent();
    assertThat(through().manifest(RandomImage.name("3"))).isEmpty();
  }

  @Test
  void manyWhoWantABlobFetchItOnceAndReadItWhileItComes() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(through().manifest(RandomImage.name("1"))).isPresent();
    upstream.held = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        InputStream early = through().open(layer, 0)) {
      // a quarter of it is here before the rest is let go
      assertThat(early.readNBytes(LARGE / 8)).hasSize(LARGE / 8);
      List<Future<byte[]>> others = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        others.add(threads.submit((Callable<byte[]>) () -> pulled(layer)));
      }
      upstream.held.countDown();
      assertThat(early.readAllBytes()).hasSize(LARGE - LARGE / 8);
      for (Future<byte[]> other : others) {
        assertThat(other.get()).isEqualTo(RandomImage.bytes(3, LARGE));
      }
    }
    assertThat(upstream.fetched(layer.digest())).isEqualTo(1);
  }

  @Test
  void aBrokenConnectionIsTakenUpAgainAndALieIsNotPassedOn() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(through().manifest(RandomImage.name("1"))).isPresent();
    upstream.fault = TestUpstream.Fault.LIES;
    assertThatThrownBy(() -> pulled(layer)).isInstanceOf(Exception.class);
    upstream.fault = TestUpstream.Fault.BREAKS;
    assertThat(pulled(layer)).isEqualTo(RandomImage.bytes(3, LARGE));
    upstream.fault = TestUpstream.Fault.NONE;
    assertThat(server.get("/registry/usage").body()).contains("\"blobs\":1,");
  }

  @Test
  void whatTheRegistryRefusesIsSaid() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(through().manifest(RandomImage.name("1"))).isPresent();
    upstream.fault = TestUpstream.Fault.REFUSES;
    assertThatThrownBy(() -> through().manifest(RandomImage.name("1")))
        .isInstanceOfSatisfying(
            RegistryException.class,
            e -> assertThat(e).hasMessageContaining("grampus registry login 127.0.0.1"));
    upstream.fault = TestUpstream.Fault.TIRED;
    assertThat(ask("GET", "/manifests/1").headers().firstValue("Warning").orElseThrow())
        .contains("429");
  }

  @Test
  void whoMayNotPullHasNothingAskedInTheServersName() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    String path = "/v2/" + through().name() + "/manifests/1";
    String other = token("node.read");
    assertThat(send("GET", path, "").statusCode()).isEqualTo(401);
    assertThat(send("GET", path, basic("not it")).statusCode()).isEqualTo(401);
    assertThat(send("GET", path, basic(other)).statusCode()).isIn(401, 403);
    assertThat(upstream.asked).isEmpty();
    assertThat(send("GET", path, basic(token("registry.pull"))).statusCode()).isEqualTo(200);
    assertThat(upstream.asked).isNotEmpty();
  }

  private String token(String scope) throws Exception {
    String body = "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(scope, scope);
    return TestServer.member(server.post("/tokens", body).body(), "secret");
  }

  @Test
  void nobodyPushesThereAndOwnRepositoriesStayOwn() throws Exception {
    byte[] own = {1, 2, 3};
    Descriptor mine = Descriptor.of(MediaTypes.OCI_LAYER, own);
    var other = client.repository(new RepositoryName("ghcr.io/mine"));
    other.put(mine, from -> RandomImage.skipping(own, from));
    ManifestDocument artifact = ManifestDocument.write(Manifest.Image.of(mine, List.of(mine)));
    other.put(RandomImage.name("1"), artifact);
    mirror();
    assertThat(other.resolve(RandomImage.name("1"))).contains(artifact.digest());
    assertThat(other.manifest(RandomImage.name("1"))).isPresent();
    var free = client.repository(new RepositoryName("quay.io/mine"));
    assertThatThrownBy(() -> free.put(mine, from -> RandomImage.skipping(own, from)))
        .hasMessageContaining("is where quay.io/mine is pulled through");
  }

  @Test
  void whatIsOnlyHereIsNotGivenAwayUnderTheNameOfAnotherRegistry() throws Exception {
    byte[] own = RandomImage.bytes(7, 1000);
    Descriptor secret = Descriptor.of(MediaTypes.OCI_LAYER, own);
    client
        .repository(new RepositoryName("team/secret"))
        .put(secret, from -> RandomImage.skipping(own, from));
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(ask("GET", "/blobs/" + secret.digest()).statusCode()).isEqualTo(404);
    // one that says that it has it must send it
    upstream.blob(own);
    assertThat(pulled(secret)).isEqualTo(own);
    assertThat(upstream.fetched(secret.digest())).isEqualTo(1);
    // which another repository of that registry need not do again
    var other = client.repository(new RepositoryName(through().name() + "-too"));
    upstream.manifest("3", image(secret));
    assertThat(through().manifest(RandomImage.name("3"))).isPresent();
    assertThat(other.manifest(RandomImage.name("3"))).isPresent();
    try (InputStream content = other.open(secret, 0)) {
      assertThat(content.readAllBytes()).isEqualTo(own);
    }
    assertThat(upstream.fetched(secret.digest())).isEqualTo(1);
  }

  @Test
  void containerdsMirrorsAndDockersAreServed() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    String ns = "?ns=127.0.0.1:" + upstream.port();
    assertThat(send("GET", "/v2/shop/web/manifests/1" + ns, basic()).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/v2/token", "").statusCode()).isEqualTo(401);
    settings(true, "\"docker.io\"", 0, true);
    var token = send("GET", "/v2/token?scope=repository:library/nginx:pull", "");
    assertThat(TestServer.member(token.body(), "token")).isEqualTo("nobody");
    var nothing = send("GET", "/v2/shop/web/tags/list", "Bearer nobody");
    assertThat(nothing.statusCode()).isEqualTo(401);
    assertThat(send("GET", "/v2/", "Bearer nobody").statusCode()).isEqualTo(401);
  }

  @Test
  void theLeastUsedGoesWhenItIsTooMuch() throws Exception {
    mirror("http://127.0.0.1:" + upstream.port());
    assertThat(through().manifest(RandomImage.name("1"))).isPresent();
    assertThat(pulled(layer)).hasSize(LARGE);
    Descriptor small = upstream.blob(RandomImage.bytes(5, 1000));
    upstream.manifest("2", image(small));
    assertThat(through().manifest(RandomImage.name("2"))).isPresent();
    assertThat(pulled(small)).hasSize(1000);
    assertThat(server.get("/registry/mirror").body()).contains("\"bytes\":" + (LARGE + 1000));
    settings(true, "\"http://127.0.0.1:" + upstream.port() + "\"", 2000, false);
    assertThat(server.post("/registry/collections", "").body()).contains("\"blobs\":1,");
    assertThat(server.get("/registry/mirror").body()).contains("\"bytes\":1000");
    assertThat(server.get("/registry/tags").body()).contains("\"total\":1", "web:2");
    // what went is fetched again when somebody wants it
    assertThat(pulled(layer)).hasSize(LARGE);
    assertThat(upstream.fetched(layer.digest())).isEqualTo(2);
  }

  @Test
  void aRegistryOfAPrivateAuthorityIsPulledThroughOnceItsFolderHasTheAuthority() throws Exception {
    try (DataFolder data = DataFolder.lock(folder.resolve("other"))) {
      var theirs = new Certificates(data, "127.0.0.1", Clock.system());
      upstream.close();
      upstream = TestUpstream.withTls(theirs.serve());
      upstream.manifest("1", image);
      mirror();
      String registry = "127.0.0.1:" + upstream.port();
      Path certs = TestServer.authorities(folder.resolve("data")).resolve(registry);
      String told = "put the certificate of its authority into " + certs.resolve("ca.crt");
      assertThat(ask("GET", "/manifests/1").body()).contains("nobody who is trusted here", told);
      assertThat(server.get("/registry/mirror").body()).contains(told);

      Files.createDirectories(certs);
      Path damaged = Files.writeString(certs.resolve("damaged.crt"), "-----BEGIN CERTIFICATE-----");
      assertThat(ask("GET", "/manifests/1").body()).contains("not read: " + damaged);
      Files.copy(theirs.authority(), certs.resolve("ours.crt"));
      assertThat(ask("GET", "/manifests/1").statusCode()).isEqualTo(200);
      assertThat(server.get("/registry/mirror").body()).contains("\"away\":[]");

      Files.delete(certs.resolve("ours.crt"));
      assertThat(ask("GET", "/manifests/1").headers().firstValue("Warning").orElseThrow())
          .contains(told);
    }
  }

  private RegistryRepository through() {
    return client.repository(new RepositoryName("127.0.0.1_" + upstream.port() + "/shop/web"));
  }

  private byte[] pulled(Descriptor blob) throws Exception {
    try (InputStream content = through().open(blob, 0)) {
      return content.readAllBytes();
    }
  }

  private void mirror(String... registries) throws Exception {
    List<String> quoted = List.of(registries).stream().map(r -> "\"" + r + "\"").toList();
    settings(true, String.join(",", quoted), 0, false);
  }

  private void settings(boolean on, String registries, long limit, boolean hub) throws Exception {
    String body =
        "{\"on\":%s,\"registries\":[%s],\"limitBytes\":%d,\"hub\":%s}"
            .formatted(on, registries, limit, hub);
    assertThat(server.send("PUT", "/registry/mirror", server.admin, body).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> ask(String method, String below) throws Exception {
    return send(method, "/v2/" + through().name() + below, basic());
  }

  private static String basic() {
    return basic(TestServer.PASSWORD);
  }

  private static String basic(String password) {
    byte[] pair = ("ada:" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private HttpResponse<String> send(String method, String path, String authorization)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return server.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
