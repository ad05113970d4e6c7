package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.SecretBox;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import io.grampus.oci.ImageCopier;
import io.grampus.oci.ImageLayout;
import io.grampus.oci.Login;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.Platform;
import io.grampus.oci.RegistryClient;
import io.grampus.oci.RegistryException;
import io.grampus.oci.RegistryRepository;
import io.grampus.oci.RepositoryName;
import io.grampus.registry.SwarmKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry over HTTP, as our own client and plain requests use it. */
class RegistryHttpTest {
  @TempDir Path folder;
  private TestServer server;
  private RegistryClient client;
  private ImageLayout layout;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(folder.resolve("data"), List.of());
    client = client(new Login("ada", TestServer.PASSWORD));
    layout = ImageLayout.make(folder.resolve("layout"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void anImageGoesInAndComesOutTheSame() throws Exception {
    var document = RandomImage.make(layout, "1", 1, 300_000, 0, 70_000);
    var shop = repository("shop/web");
    new ImageCopier(layout, shop, 3).copy(RandomImage.name("1"), RandomImage.name("1.0"));
    var back = ImageLayout.make(folder.resolve("back"));
    var copied =
        new ImageCopier(shop, back, 3).copy(RandomImage.name("1.0"), RandomImage.name("x"));
    assertThat(copied.bytes()).isEqualTo(document.bytes());
    for (Descriptor blob : document.manifest().needs()) {
      assertThat(back.has(blob)).isTrue();
    }
    assertThat(shop.resolve(RandomImage.name("1.0"))).contains(document.digest());
    assertThat(client.catalog()).containsExactly("shop/web");
    assertThat(server.get("/registry/repositories").body()).contains("\"name\":\"shop/web\"");
    assertThat(server.get("/registry/repositories/shop%2Fweb/tags").body()).contains("\"1.0\"");
    assertThat(server.get("/registry/repositories/shop%2Fweb/manifests/1.0").body())
        .contains("\"role\":\"LAYER\"", "\"platform\":\"linux/amd64\"", document.digest().hex());
    assertThat(server.get("/audit?action=registry.push").body())
        .contains("registry/shop/web:1.0", "\"result\":\"ok\"");
  }

  @Test
  void listsTellWhoPullsAndWhatIsShared() throws Exception {
    RandomImage.make(layout, "1", 1, 1000, 2000);
    var shop = repository("shop/web");
    new ImageCopier(layout, shop, 1).copy(RandomImage.name("1"), RandomImage.name("1"));
    new ImageCopier(layout, repository("other"), 1)
        .copy(RandomImage.name("1"), RandomImage.name("9"));
    assertThat(server.get("/registry/repositories?q=name:shop*").body())
        .contains("\"total\":1", "\"pushedBy\":\"ada\"", "\"pulls\":0");
    shop.manifest(RandomImage.name("1"));
    shop.manifest(RandomImage.name("1"));
    assertThat(server.get("/registry/repositories?q=pulls%3E1").body())
        .contains("\"name\":\"shop/web\"", "\"pulls\":2", "\"pulledBy\":\"ada\"");
    assertThat(server.get("/registry/tags?q=repository:other%20pulls:0").body())
        .contains("\"id\":\"other:9\"", "\"platforms\":[\"linux/amd64\"]");
    assertThat(server.get("/registry/repositories/shop%2Fweb/manifests/1").body())
        .contains("\"sharedWith\":[\"other:9\"]", "\"pullers\":[{\"who\":\"ada\",\"pulls\":2");
    assertThat(server.get("/registry/usage").body()).contains("\"blobs\":3");
  }

  @Test
  void aDeletedTagComesBackAndARepositoryGoesWhole() throws Exception {
    var image = RandomImage.make(layout, "1", 1, 1000);
    var shop = repository("shop/web");
    new ImageCopier(layout, shop, 1).copy(RandomImage.name("1"), RandomImage.name("1"));
    assertThat(shop.delete(RandomImage.name("1"))).isTrue();
    assertThat(server.get("/registry/tags").body()).contains("\"total\":0");
    String tags = "/registry/repositories/shop%2Fweb/tags/";
    String body = "{\"digest\":\"" + image.digest() + "\"}";
    assertThat(server.send("PUT", tags + "1", server.admin, body).statusCode()).isEqualTo(204);
    assertThat(shop.resolve(RandomImage.name("1"))).contains(image.digest());
    assertThat(server.send("PUT", tags + "no%20tag", server.admin, body).statusCode())
        .isEqualTo(400);
    String none = "{\"digest\":\"" + Digest.of(new byte[0]) + "\"}";
    assertThat(server.send("PUT", tags + "2", server.admin, none).body())
        .contains("manifest.notFound");
    String whole = "/registry/repositories/shop%2Fweb";
    assertThat(server.send("DELETE", whole, server.admin, "").statusCode()).isEqualTo(204);
    assertThat(server.send("DELETE", whole, server.admin, "").statusCode()).isEqualTo(404);
    assertThat(server.get("/registry/repositories").body()).contains("\"total\":0");
  }

  @Test
  void anIndexKeepsAllItsPlatforms() throws Exception {
    var document = RandomImage.index(layout, "multi", 5);
    var shop = repository("multi");
    new ImageCopier(layout, shop, 2).copy(RandomImage.name("multi"), RandomImage.name("1"));
    var back = ImageLayout.make(folder.resolve("back"));
    var arm =
        new ImageCopier(shop, back, 2)
            .copy(RandomImage.name("1"), RandomImage.name("arm"), Platform.of("linux", "arm64"));
    assertThat(((Manifest.Index) document.manifest()).on(Platform.of("linux", "arm64")))
        .map(Descriptor::digest)
        .contains(arm.digest());
    // an index whose parts are missing is refused
    assertThatThrownBy(() -> repository("empty").put(RandomImage.name("1"), document))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).contains("MANIFEST_BLOB_UNKNOWN"));
  }

  @Test
  void blobsGoInPiecesAndAreMounted() throws Exception {
    byte[] bytes = RandomImage.bytes(7, 100_000);
    Descriptor blob = Descriptor.of(MediaTypes.OCI_LAYER, bytes);
    var shop = repository("shop");
    shop.put(blob, from -> RandomImage.skipping(bytes, from), 30_000);
    assertThat(shop.has(blob)).isTrue();
    try (InputStream rest = shop.open(blob, 99_998)) {
      assertThat(rest.readAllBytes()).containsExactly(bytes[99_998], bytes[99_999]);
    }
    var other = repository("other");
    assertThat(other.has(blob)).isFalse();
    assertThat(other.mount(blob, shop)).isTrue();
    assertThat(other.has(blob)).isTrue();
    Descriptor unknown = Descriptor.of(MediaTypes.OCI_LAYER, new byte[] {1});
    assertThat(other.mount(unknown, shop)).isFalse();
  }

  @Test
  void anInterruptedUploadGoesOn() throws Exception {
    byte[] bytes = RandomImage.bytes(8, 400_000);
    Descriptor blob = Descriptor.of(MediaTypes.OCI_LAYER, bytes);
    var asked = new ArrayList<Long>();
    var shop = repository("shop");
    shop.put(
        blob,
        from -> {
          asked.add(from);
          var all = RandomImage.skipping(bytes, from);
          return asked.size() == 1 ? new Cut(all, 250_000) : all;
        });
    assertThat(shop.has(blob)).isTrue();
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).isPositive();
  }

  @Test
  void referrersAreListedAndFiltered() throws Exception {
    var image = RandomImage.make(layout, "1", 1, 100);
    var shop = repository("shop");
    new ImageCopier(layout, shop, 1).copy(RandomImage.name("1"), RandomImage.name("1"));
    Descriptor config = image.manifest().needs().getFirst();
    var sbom =
        ManifestDocument.write(
            new Manifest.Image(
                MediaTypes.OCI_MANIFEST,
                config,
                List.of(),
                Optional.of("application/spdx+json"),
                Optional.of(image.descriptor()),
                Map.of("made", "by test")));
    shop.put(new ManifestName.ByDigest(sbom.digest()), sbom);
    var all = shop.referrers(image.digest(), Optional.empty());
    assertThat(all)
        .singleElement()
        .satisfies(r -> {
          assertThat(r.digest()).isEqualTo(sbom.digest());
          assertThat(r.artifactType()).contains("application/spdx+json");
          assertThat(r.annotations()).containsEntry("made", "by test");
        });
    assertThat(shop.referrers(image.digest(), Optional.of("application/spdx+json"))).hasSize(1);
    assertThat(shop.referrers(image.digest(), Optional.of("other"))).isEmpty();
    assertThat(shop.referrers(sbom.digest(), Optional.empty())).isEmpty();
  }

  @Test
  void tagsComeInPages() throws Exception {
    RandomImage.make(layout, "1", 1, 100);
    var shop = repository("shop");
    for (String tag : List.of("c", "a", "B", "b")) {
      new ImageCopier(layout, shop, 1).copy(RandomImage.name("1"), RandomImage.name(tag));
    }
    assertThat(shop.tags()).containsExactly("B", "a", "b", "c");
    var page = send("GET", "/v2/shop/tags/list?n=2", basic("ada"));
    assertThat(page.body()).contains("[\"B\",\"a\"]");
    assertThat(page.headers().firstValue("Link"))
        .contains("</v2/shop/tags/list?n=2&last=a>; rel=\"next\"");
    var last = send("GET", "/v2/shop/tags/list?n=2&last=a", basic("ada"));
    assertThat(last.body()).contains("[\"b\",\"c\"]");
    assertThat(last.headers().firstValue("Link")).isEmpty();
    assertThat(repository("none").tags()).isEmpty();
    assertThat(shop.delete(RandomImage.name("a"))).isTrue();
    assertThat(shop.delete(RandomImage.name("a"))).isFalse();
    assertThat(shop.tags()).containsExactly("B", "b", "c");
  }

  @Test
  void nobodyAndViewersAndOperatorsAreKeptWithinTheirRoles() throws Exception {
    RandomImage.make(layout, "1", 1, 100);
    new ImageCopier(layout, repository("shop"), 1)
        .copy(RandomImage.name("1"), RandomImage.name("1"));
    var nobody = send("GET", "/v2/", "");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).contains("\"code\":\"UNAUTHORIZED\"");
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer realm=\"https://127.0.0.1:" + server.server.port() + "/v2/token\"");
    assertThat(send("GET", "/v2/token", "Basic bm9ib2R5").statusCode()).isEqualTo(401);
    server.user("vera", "viewer");
    server.user("olaf", "operator");
    try (var viewer = client(new Login("vera", TestServer.PASSWORD));
        var operator = client(new Login("olaf", TestServer.PASSWORD));
        var stranger = client(new Login("vera", "wrong"))) {
      var seen = viewer.repository(new RepositoryName("shop"));
      assertThat(seen.manifest(RandomImage.name("1"))).isPresent();
      denied(
          "DENIED",
          () ->
              new ImageCopier(layout, viewer.repository(new RepositoryName("v")), 1)
                  .copy(RandomImage.name("1"), RandomImage.name("1")));
      new ImageCopier(layout, operator.repository(new RepositoryName("o")), 1)
          .copy(RandomImage.name("1"), RandomImage.name("1"));
      denied(
          "DENIED",
          () -> operator.repository(new RepositoryName("o")).delete(RandomImage.name("1")));
      denied("UNAUTHORIZED", stranger::ping);
    }
    assertThat(server.get("/audit?who=vera&action=registry.push").body())
        .contains("permission.missing");
    assertThat(server.get("/audit?who=olaf&action=registry.delete").body())
        .contains("permission.missing");
  }

  @Test
  void aTokenOfTheApiIsAPasswordToo() throws Exception {
    var made = server.post("/tokens", "{\"name\":\"ci\",\"scopes\":[\"registry.pull\"]}");
    String secret = TestServer.member(made.body(), "secret");
    try (var limited = client(new Login("ada", secret));
        var other = client(new Login("eve", secret))) {
      limited.ping();
      RandomImage.make(layout, "1", 1, 100);
      var target = limited.repository(new RepositoryName("a"));
      assertThatThrownBy(() ->
              new ImageCopier(layout, target, 1).copy(RandomImage.name("1"), RandomImage.name("1")))
          .isInstanceOf(RegistryException.class);
      denied("UNAUTHORIZED", other::ping);
    }
  }

  @Test
  void theSwarmsKeyPullsAndDoesNothingElse() throws Exception {
    var key = new SwarmKey(SecretBox.open(folder.resolve("data").resolve(DataFolder.SECRETS)));
    RandomImage.make(layout, "1", 1, 100);
    new ImageCopier(layout, repository("shop"), 1)
        .copy(RandomImage.name("1"), RandomImage.name("1"));
    try (var swarm = client(new Login(key.user(), key.secret()));
        var ada = client(new Login("ada", key.secret()));
        var wrong = client(new Login(key.user(), "grk_0"))) {
      var shop = swarm.repository(new RepositoryName("shop"));
      assertThat(shop.manifest(RandomImage.name("1"))).isPresent();
      denied("DENIED", () -> shop.delete(RandomImage.name("1")));
      denied("UNAUTHORIZED", ada::ping);
      denied("UNAUTHORIZED", wrong::ping);
    }
    String bearer = "Bearer " + key.secret();
    assertThat(send("GET", "/v2/shop/tags/list", bearer).statusCode()).isEqualTo(200);
    assertThat(send("POST", "/v2/shop/blobs/uploads/", bearer).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/api/v1/containers", bearer).statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsWrongIsToldInTheSpecificationsWords() throws Exception {
    String d = "sha256:" + "0".repeat(64);
    refused("GET", "/v2/shop/manifests/none", 404, "MANIFEST_UNKNOWN");
    refused("GET", "/v2/shop/blobs/" + d, 404, "BLOB_UNKNOWN");
    refused("GET", "/v2/Shop/tags/list", 404 - 4, "NAME_INVALID");
    refused("GET", "/v2/shop/tags/list", 404, "NAME_UNKNOWN");
    refused("GET", "/v2/shop/blobs/sha256:1", 400, "DIGEST_INVALID");
    refused("PATCH", "/v2/shop/blobs/uploads/none", 404, "BLOB_UPLOAD_UNKNOWN");
    refused("POST", "/v2/shop/blobs/uploads/?digest=" + d, 400, "DIGEST_INVALID");
    refused("PUT", "/v2/shop/manifests/1", 400, "MANIFEST_INVALID");
    refused("POST", "/v2/shop/manifests/1", 405, "UNSUPPORTED");
    refused("DELETE", "/v2/shop/manifests/" + d, 404, "MANIFEST_UNKNOWN");
    refused("DELETE", "/v2/shop/blobs/" + d, 404, "BLOB_UNKNOWN");
    assertThat(send("GET", "/v3/", basic("ada")).headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }

  @Test
  void aBlobThatAManifestNeedsIsNotDeleted() throws Exception {
    var image = RandomImage.make(layout, "1", 1, 100);
    new ImageCopier(layout, repository("shop"), 1)
        .copy(RandomImage.name("1"), RandomImage.name("1"));
    Digest layer = image.manifest().needs().getLast().digest();
    assertThat(send("DELETE", "/v2/shop/blobs/" + layer, basic("ada")).statusCode()).isEqualTo(409);
    assertThat(send("DELETE", "/v2/shop/manifests/" + image.digest(), basic("ada")).statusCode())
        .isEqualTo(202);
    assertThat(send("DELETE", "/v2/shop/blobs/" + layer, basic("ada")).statusCode()).isEqualTo(202);
    assertThat(send("HEAD", "/v2/shop/blobs/" + layer, basic("ada")).statusCode()).isEqualTo(404);
    assertThat(server.post("/registry/collections?dryRun=true", "").body())
        .contains("waitingBytes");
    assertThat(server.post("/registry/collections", "").body()).contains("\"blobs\":1");
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void denied(String code, Work work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).as(e.getMessage()).contains(code));
  }

  private void refused(String method, String path, int status, String code) throws Exception {
    var answer = send(method, path, basic("ada"));
    assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"errors\":[{\"code\":\"" + code + "\"");
  }

  private HttpResponse<String> send(String method, String path, String authorization)
      throws Exception {
    var uri = URI.create("https://127.0.0.1:" + server.server.port() + path);
    var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return server.http.send(request.build(), BodyHandlers.ofString());
  }

  private static String basic(String user) {
    byte[] pair =
        (user + ":" + TestServer.PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private RegistryRepository repository(String name) {
    return client.repository(new RepositoryName(name));
  }

  private RegistryClient client(Login login) throws Exception {
    var options =
        RegistryClient.Options.usual()
            .as(login)
            .trusting(TestServer.trusting(server.server.authority()));
    return RegistryClient.of("127.0.0.1:" + server.server.port(), options);
  }

  /** Breaks after that many bytes. */
  private static final class Cut extends java.io.FilterInputStream {
    private int left;

    Cut(InputStream in, int left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new IOException("the line is cut");
      }
      int n = super.read(bytes, offset, Math.min(length, left));
      left -= Math.max(n, 0);
      return n;
    }
  }
}
