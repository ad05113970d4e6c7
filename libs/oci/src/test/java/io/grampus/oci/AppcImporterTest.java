package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** App Container images become images that say the same. */
class AppcImporterTest {
  private static final String WHOLE =
      """
      {"acKind": "ImageManifest", "acVersion": "0.8.11", "name": "example.com/worker",
       "labels": [{"name": "version", "value": "1.0"}, {"name": "os", "value": "linux"},
                  {"name": "arch", "value": "armv7l"}, {"name": "channel", "value": "beta"}],
       "app": {"exec": ["/bin/worker", "--quiet"], "user": "web", "group": "300",
               "workingDirectory": "/opt/work",
               "environment": [{"name": "DEBUG", "value": "a=b"}],
               "isolators": [{"name": "resource/memory", "value": {"limit": "2G"}}],
               "eventHandlers": [{"name": "pre-start", "exec": ["/x"]}],
               "mountPoints": [{"name": "work", "path": "/var/lib/work", "readOnly": true}],
               "ports": [{"name": "health", "port": 4000, "protocol": "tcp"},
                         {"name": "data", "port": 20000, "count": 3, "protocol": "udp"}]},
       "annotations": [{"name": "created", "value": "2014-10-27T19:32:27Z"},
                       {"name": "authors", "value": "Carly"},
                       {"name": "homepage", "value": "https://example.com"},
                       {"name": "own", "value": "1"}]}
      """;

  @TempDir Path folder;
  private ImageLayout layout;

  @BeforeEach
  void make() throws IOException {
    layout = ImageLayout.make(folder.resolve("layout"));
  }

  private static TarBuilder files() {
    return new TarBuilder()
        .folder("rootfs/", 0755)
        .folder("rootfs/bin/", 0750)
        .file(
            "rootfs/bin/worker",
            "run",
            e -> {
              e.setMode(04755);
              e.setIds(7, 8);
              e.addPaxHeader("SCHILY.xattr.user.k", "v");
            })
        .hardlink("rootfs/bin/same", "rootfs/bin/worker")
        .symlink("rootfs/sh", "/bin/worker")
        .file("rootfs/" + "ä".repeat(120), "long");
  }

  private ImportedImage read(byte[] aci) throws IOException {
    Path file = Files.write(folder.resolve("image.aci"), aci);
    return new AppcImporter(layout, folder, UnpackLimits.usual())
        .importImage(file, TestImages.NAME);
  }

  private static OutputStream compressed(String how, OutputStream out) throws IOException {
    return switch (how) {
      case "gzip" -> new GZIPOutputStream(out);
      case "bzip2" -> new BZip2CompressorOutputStream(out);
      case "xz" -> new XZOutputStream(out, new LZMA2Options());
      default -> out;
    };
  }

  @ParameterizedTest
  @CsvSource({"none, true", "gzip, false", "bzip2, true", "xz, false"})
  void filesAndWordsAreTakenOver(String how, boolean first) throws Exception {
    TarBuilder files = first ? files().file("manifest", WHOLE) : manifestBefore(WHOLE);
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressed(how, bytes)) {
      out.write(files.bytes());
    }
    ImportedImage image = read(bytes.toByteArray());
    assertThat(image.manifest().digest())
        .isEqualTo(layout.needed(TestImages.NAME).digest())
        .isEqualTo(read(bytes.toByteArray()).manifest().digest());
    assertThat(entries(image))
        .containsExactly(
            "./ 755 0:0 ",
            "bin/ 750 0:0 ",
            "bin/worker 4755 7:8 v",
            "bin/same 644 0:0  -> bin/worker",
            "sh 644 0:0  -> /bin/worker",
            "ä".repeat(120) + " 644 0:0 ");
    assertThat(image.leftOut())
        .containsExactly(
            "that the mount point /var/lib/work is read-only",
            "the isolator resource/memory",
            "the event handler pre-start");
    ImageConfig config = image.config();
    assertThat(config.platform()).hasToString("linux/arm/v7");
    assertThat(config.created()).contains("2014-10-27T19:32:27Z");
    assertThat(config.author()).contains("Carly");
    assertThat(config.command())
        .isEqualTo(
            new ImageConfig.Command(
                List.of("/bin/worker", "--quiet"),
                List.of(),
                List.of("DEBUG=a=b"),
                Optional.of("web:300"),
                Optional.of("/opt/work"),
                Optional.empty(),
                List.of("4000/tcp", "20000/udp", "20001/udp", "20002/udp"),
                List.of("/var/lib/work")));
    Map<String, String> told = new TreeMap<>();
    told.put("org.opencontainers.image.title", "example.com/worker");
    told.put("org.opencontainers.image.version", "1.0");
    told.put("org.opencontainers.image.created", "2014-10-27T19:32:27Z");
    told.put("org.opencontainers.image.authors", "Carly");
    told.put("org.opencontainers.image.url", "https://example.com");
    told.put("channel", "beta");
    told.put("own", "1");
    assertThat(config.labels()).isEqualTo(told);
    assertThat(image.manifest().manifest().annotations()).isEqualTo(told);
  }

  private static TarBuilder manifestBefore(String manifest) {
    TarBuilder tar = new TarBuilder().file("./manifest", manifest);
    return tar.folder("./rootfs/", 0755)
        .folder("rootfs/bin/", 0750)
        .file(
            "./rootfs/bin/worker",
            "run",
            e -> {
              e.setMode(04755);
              e.setIds(7, 8);
              e.addPaxHeader("SCHILY.xattr.user.k", "v");
            })
        .hardlink("rootfs/bin/same", "./rootfs/bin/worker")
        .symlink("rootfs/sh", "/bin/worker")
        .file("rootfs/" + "ä".repeat(120), "long");
  }

  private List<String> entries(ImportedImage image) throws IOException {
    Descriptor layer = ((Manifest.Image) image.manifest().manifest()).layers().getFirst();
    Stream.Builder<String> all = Stream.builder();
    try (var tar =
        new TarArchiveInputStream(LayerCompression.tar(layout.verified(layer)), "UTF-8")) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        EntryAttributes of = EntryAttributes.of(e);
        assertThat(of.modified().toMillis()).isEqualTo(TarBuilder.THEN);
        String to = e.getLinkName().isEmpty() ? "" : " -> " + e.getLinkName();
        String extended = String.join("", of.extended().values());
        all.add(
            "%s %o %d:%d %s%s".formatted(e.getName(), of.mode(), of.uid(), of.gid(), extended, to));
      }
    }
    return all.build().toList();
  }

  @Test
  void whatIsImportedIsUnpacked() throws Exception {
    String manifest =
        simple("\"app\":{\"exec\":[\"/bin/worker\"],\"user\":\"/bin/worker\",\"group\":\"0\"}");
    ImportedImage image = read(files().file("manifest", manifest).bytes());
    assertThat(image.config().command().user()).contains("7:0");
    RuntimeBundle bundle =
        new BundleUnpacker(layout, BundleOptions.usual())
            .unpack(TestImages.NAME, folder.resolve("bundle"));
    assertThat(bundle.folder().resolve("rootfs/bin/same")).hasContent("run");
  }

  private static String simple(String more) {
    return "{\"acKind\":\"ImageManifest\",\"acVersion\":\"0.8.11\",\"name\":\"a/b\"%s}"
        .formatted(more.isEmpty() ? "" : "," + more);
  }

  @Test
  void onlyWhatIsOnTheWhitelist() throws Exception {
    String manifest = simple("\"pathWhitelist\":[\"/bin/worker\",\"/sh\"]");
    assertThat(entries(read(files().file("manifest", manifest).bytes())))
        .extracting(line -> line.replaceFirst(" .*", ""))
        .containsExactly("./", "bin/", "bin/worker", "sh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dependencies\":[{\"imageName\":\"x/y\"},{\"imageName\":\"z\"}] | builds on x/y, z",
        "\"app\":{\"exec\":[\"/x\"],\"user\":\"\",\"group\":\"0\"} | is no user",
        "\"app\":{\"exec\":[\"/x\"],\"user\":\"/none\",\"group\":\"0\"} | owner of /none",
        "\"app\":{\"exec\":[\"/x\"],\"user\":\"0\",\"group\":\"0\",\"workingDirectory\":\"x\"} | no absolute",
        "\"app\":{\"user\":\"0\",\"group\":\"0\",\"ports\":[{\"port\":65535,\"count\":2}]} | from 1 to",
        "\"app\":{\"user\":\"0\",\"group\":\"0\",\"mountPoints\":[{\"path\":\"/../x\"}]} | leads outside",
        "\"labels\":[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"2\"}] | a twice",
        "\"name\":\"c\" | no JSON",
        "\"app\":7,\"acKind2\":[ | no JSON",
      })
  void manifestsThatAreRefused(String more, String why) {
    refused(files().file("manifest", simple(more)), why);
  }

  @Test
  void otherKindsAreRefused() {
    refused(files().file("manifest", "{\"acKind\":\"PodManifest\"}"), "the acKind");
    refused(
        files()
            .file("manifest", "{\"acKind\":\"ImageManifest\",\"acVersion\":\"1\",\"name\":\"A\"}"),
        "no AC Identifier");
    refused(files(), "it has no manifest");
    refused(new TarBuilder().file("manifest", simple("")), "it has no rootfs");
    refused(new TarBuilder().symlink("manifest", "/etc/passwd"), "no file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etc/passwd|beside its manifest",
        "rootfs/../x|leads outside",
        "rootfs/bin/worker|twice",
        "rootfs/.wh.x|hides a file",
        "rootfs/.wh.x/y|hides a file",
      })
  void filesThatAreRefused(String nameAndWhy) {
    String[] words = nameAndWhy.split("\\|");
    refused(files().file("manifest", simple("")).file(words[0], "evil"), words[1]);
  }

  @Test
  void linksOutOfTheImageAreRefused() {
    TarBuilder tar = files().file("manifest", simple(""));
    refused(tar.hardlink("rootfs/x", "manifest"), "beside its manifest");
    refused(
        new TarBuilder()
            .file("manifest", simple(""))
            .entry("rootfs", TarConstants.LF_SYMLINK, "", e -> e.setLinkName("/etc")),
        "no folder");
  }

  private void refused(TarBuilder tar, String why) {
    assertThatThrownBy(() -> read(tar.bytes()))
        .isInstanceOf(OciException.class)
        .hasMessageContaining(why);
    assertThat(folder).isDirectoryNotContaining("glob:**/*.tar.gz");
  }
}
