package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grampus.oci.Descriptor;
import io.grampus.oci.ImageLayout;
import io.grampus.oci.LayerCompression;
import io.grampus.oci.LayerPacker;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.Platform;
import io.grampus.oci.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images are unpacked and imported without any server. */
class LayoutCommandsTest {
  @TempDir Path folder;
  private Path layout;
  private Path bundle;

  @BeforeEach
  void make() throws IOException {
    layout = folder.resolve("layout");
    bundle = folder.resolve("bundle");
    Path files = folder.resolve("files");
    Files.createDirectories(files.resolve("etc"));
    Files.writeString(files.resolve("etc/motd"), "hello");
    var packed =
        new LayerPacker(LayerCompression.ZSTD, Instant.EPOCH).pack(files, folder.resolve("layer"));
    ImageLayout images = ImageLayout.make(layout);
    images.put(packed.layer(), from -> skipped(Files.readAllBytes(packed.file()), from));
    String config =
        """
        {"os":"linux","architecture":"%s","config":{"Cmd":["sh"],"Labels":{"run.oci.handler":"x"}},
         "rootfs":{"type":"layers","diff_ids":["%s"]}}
        """
            .formatted(Platform.here().architecture(), packed.diffId());
    byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
    Descriptor blob = Descriptor.of(MediaTypes.OCI_CONFIG, bytes);
    images.put(blob, from -> skipped(bytes, from));
    images.put(
        new ManifestName.ByTag(new Tag("1.0")),
        ManifestDocument.write(Manifest.Image.of(blob, List.of(packed.layer()))));
  }

  private static ByteArrayInputStream skipped(byte[] bytes, long from) {
    return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
  }

  private CliRun run(String... words) {
    return new CliRun(folder, "").env("DOCKER_CONFIG", folder.toString()).run(words);
  }

  @Test
  void anImageIsUnpacked() throws Exception {
    CliRun run = run("image", "unpack", "oci:" + layout + ":1.0", bundle.toString());
    assertThat(run.exit).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Unpacked sha256:").endsWith(bundle + "\n");
    assertThat(run.err()).contains("Left out:", "run.oci.handler");
    assertThat(bundle.resolve("rootfs/etc/motd")).hasContent("hello");
    CliRun again = run("image", "unpack", "oci:" + layout + ":1.0", bundle.toString());
    assertThat(again.exit).isEqualTo(1);
    assertThat(again.err()).contains(bundle + " is already there.", "  Next: ");
  }

  @Test
  void whatRunsAndHowIsChosen() throws Exception {
    CliRun run =
        run(
            "image",
            "unpack",
            "--read-only",
            "--rootless",
            "-q",
            "--format",
            "json",
            "oci:" + layout,
            bundle.toString(),
            "--",
            "ls",
            "-l");
    assertThat(run.err()).isEmpty();
    JsonNode told = JsonMapper.shared().readTree(run.out());
    assertThat(told.path("bundle").asString()).isEqualTo(bundle.toString());
    assertThat(told.path("platform").asString()).isEqualTo(Platform.here().toString());
    assertThat(told.path("leftOut").get(0).asString()).contains("run.oci.handler");
    JsonNode config = JsonMapper.shared().readTree(Files.readString(bundle.resolve("config.json")));
    assertThat(config.path("process").path("args").toString()).isEqualTo("[\"ls\",\"-l\"]");
    assertThat(config.path("root").path("readonly").asBoolean()).isTrue();
    assertThat(config.path("linux").has("uidMappings")).isTrue();
  }

  @Test
  void mistakesAreTold() {
    assertThat(run("image", "unpack", "web:1", bundle.toString()).err())
        .contains("does not say where: oci:DIR[:TAG]");
    assertThat(run("image", "unpack", "oci:" + layout + ":2", bundle.toString()).err())
        .contains("it has no image 2, but 1.0");
    assertThat(run("image", "unpack", "oci:" + folder, bundle.toString()).err())
        .contains("is no image layout");
    assertThat(run("image", "unpack", "oci-archive:" + folder + "/none", bundle.toString()).err())
        .contains("there is no " + folder + "/none");
    CliRun away = run("image", "unpack", "docker://localhost:1/a/b", bundle.toString());
    assertThat(away.exit).isEqualTo(6);
    assertThat(away.err()).contains("can't be reached: nothing answers", "  Next: Check");
    CliRun other =
        run("image", "unpack", "--platform", "linux/s390x", "oci:" + layout, "--format", "x", "b");
    assertThat(other.exit).isEqualTo(2);
    assertThat(run("image", "import-appc", layout + "/index.json", "oci:" + layout).err())
        .contains("it is no App Container image");
    assertThat(run("image", "import-appc", layout + "/index.json", "oci-archive:x").err())
        .contains("archives are only read");
  }

  @Test
  void anAppContainerImageIsImported() throws Exception {
    Path aci = folder.resolve("worker.aci");
    try (var tar = new TarArchiveOutputStream(Files.newOutputStream(aci))) {
      add(tar, "rootfs/", "");
      add(tar, "rootfs/motd", "hello");
      add(
          tar,
          "manifest",
          "{\"acKind\":\"ImageManifest\",\"acVersion\":\"0.8.11\",\"name\":\"a/b\",\"app\":"
              + "{\"exec\":[\"/x\"],\"user\":\"0\",\"group\":\"0\",\"isolators\":[{\"name\":\"i\"}]}}");
    }
    String dest = "oci:" + folder.resolve("new") + ":1";
    CliRun run = run("image", "import-appc", aci.toString(), dest);
    assertThat(run.exit).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Imported a/b as " + dest + ", sha256:");
    assertThat(run.err()).contains("the isolator i");
    CliRun json = run("image", "import-appc", aci.toString(), dest, "--format", "json");
    assertThat(JsonMapper.shared().readTree(json.out()).path("name").asString()).isEqualTo("a/b");
    assertThat(run("image", "unpack", dest, bundle.toString()).exit).isZero();
    assertThat(bundle.resolve("rootfs/motd")).hasContent("hello");
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  @Test
  void anImageComesFromARegistry() throws Exception {
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext("/v2/shop/web/", this::serve);
    registry.start();
    try {
      String name = "docker://localhost:" + registry.getAddress().getPort() + "/shop/web:";
      CliRun run = run("image", "unpack", "--plain-http", name + "1.0", bundle.toString());
      assertThat(run.exit).as(run.err()).isZero();
      assertThat(bundle.resolve("rootfs/etc/motd")).hasContent("hello");
      assertThat(run("image", "unpack", "--plain-http", name + "2", folder + "/other").err())
          .contains("there is no manifest 2");
    } finally {
      registry.stop(0);
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(p -> p.getFileName().toString())).noneMatch(n -> n.contains("other"));
    }
  }

  /** Just enough of a registry: what the layout has. */
  private void serve(HttpExchange call) throws IOException {
    String last = Path.of(call.getRequestURI().getPath()).getFileName().toString();
    boolean manifest = call.getRequestURI().getPath().contains("/manifests/");
    String digest =
        last.equals("1.0") ? ImageLayout.open(layout).images().getFirst().digest().hex() : last;
    Path blob = layout.resolve("blobs/sha256").resolve(digest.replace("sha256:", ""));
    byte[] bytes = Files.exists(blob) ? Files.readAllBytes(blob) : new byte[0];
    if (manifest) {
      call.getResponseHeaders().put("Content-Type", List.of(MediaTypes.OCI_MANIFEST));
    }
    call.sendResponseHeaders(bytes.length > 0 ? 200 : 404, bytes.length > 0 ? bytes.length : -1);
    try (OutputStream out = call.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Test
  void placesAreCompleted() {
    assertThat(run(Completion.COMMAND, "image", "unpack", "o").out())
        .isEqualTo("open\noci:\noci-archive:\n");
    assertThat(run(Completion.COMMAND, "image", "unpack", "oci:x", "").out()).isEqualTo("files\n");
    assertThat(run(Completion.COMMAND, "image", "import-appc", "x.aci", "d").out())
        .isEqualTo("open\ndocker://\n");
  }
}
