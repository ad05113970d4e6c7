package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers are applied as the specification says, and a bundle is there whole or not at all. */
class BundleUnpackerTest {
  @TempDir Path folder;

  private RuntimeBundle unpack(ImageLayout layout, BundleOptions options) throws IOException {
    return new BundleUnpacker(layout, options).unpack(TestImages.NAME, folder.resolve("web"));
  }

  private Path rootfs(TarBuilder... layers) throws IOException {
    unpack(TestImages.layout(folder.resolve("layout"), layers), BundleOptions.usual());
    return folder.resolve("web/rootfs");
  }

  private static List<String> tree(Path rootfs) throws IOException {
    try (Stream<Path> all = Files.walk(rootfs)) {
      return all.filter(p -> !p.equals(rootfs))
          .map(p -> rootfs.relativize(p) + (RootFolder.isFolder(p) ? "/" : ""))
          .sorted()
          .toList();
    }
  }

  private static TarBuilder tar() {
    return new TarBuilder();
  }

  @ParameterizedTest
  @EnumSource
  void filesFoldersAndLinks(LayerCompression compression) throws Exception {
    TarBuilder tar =
        tar()
            .folder("./", 0751)
            .folder("./bin/", 0555)
            .file("./bin/run", "hello", e -> e.setMode(04755))
            .hardlink("./bin/same", "./bin/run")
            .symlink("./sh", "/bin/run")
            .entry("./pipe", TarConstants.LF_FIFO, "", e -> {})
            .file("ä".repeat(120), "long");
    var layout =
        TestImages.layout(
            folder.resolve("layout"),
            compression,
            TestImages.config(TestImages.SHELL, Map.of()),
            List.of(tar.bytes()));
    RuntimeBundle bundle = unpack(layout, BundleOptions.usual());
    Path rootfs = bundle.folder().resolve("rootfs");
    assertThat(tree(rootfs))
        .containsExactly("bin/", "bin/run", "bin/same", "pipe", "sh", "ä".repeat(120));
    assertThat((int) Files.getAttribute(rootfs.resolve("bin/run"), "unix:mode") & 07777)
        .isEqualTo(04755);
    assertThat((int) Files.getAttribute(rootfs.resolve("bin/run"), "unix:nlink")).isEqualTo(2);
    assertThat((int) Files.getAttribute(rootfs, "unix:mode") & 07777).isEqualTo(0751);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rootfs.resolve("bin"))))
        .isEqualTo("r-xr-xr-x");
    for (String name : List.of("bin", "bin/run", "sh", "pipe", "")) {
      assertThat(
              Files.getLastModifiedTime(rootfs.resolve(name), LinkOption.NOFOLLOW_LINKS).toMillis())
          .as(name)
          .isEqualTo(TarBuilder.THEN);
    }
    assertThat(Files.readSymbolicLink(rootfs.resolve("sh"))).hasToString("/bin/run");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle.folder())))
        .isEqualTo("rwx------");
    assertThat(bundle.leftOut()).isEmpty();
  }

  @Test
  void whiteoutsHideOnlyWhatIsBelow() throws Exception {
    TarBuilder lower =
        tar()
            .folder("a/", 0755)
            .file("a/old", "1")
            .file("a/gone", "1")
            .folder("a/deep/", 0755)
            .file("a/deep/x", "1")
            .folder("b/", 0755)
            .file("b/gone", "1")
            .folder("b/kept/", 0755)
            .file("b/kept/gone", "1")
            .symlink("c", "b");
    TarBuilder upper =
        tar()
            .file("a/.wh.gone", "")
            .file("a/.wh.deep", "")
            .file("a/deep/new", "2")
            .file("a/.wh.nothing", "")
            .file("nowhere/.wh.x", "")
            .folder("b/kept/", 0700)
            .file("b/kept/new", "2")
            .file("c/.wh..wh..opq", "")
            .file(".wh..wh.plnk", "")
            .file(".wh..wh.aufs/1", "");
    assertThat(tree(rootfs(lower, upper)))
        .containsExactly(
            "a/", "a/deep/", "a/deep/new", "a/old", "b/", "b/kept/", "b/kept/new", "c");
  }

  @Test
  void whatIsThereIsReplacedNotWrittenInto() throws Exception {
    TarBuilder lower =
        tar()
            .file("one", "1")
            .hardlink("other", "one")
            .folder("folder/", 0755)
            .file("folder/x", "1")
            .symlink("link", "folder")
            .file("file", "1");
    TarBuilder upper =
        tar()
            .file("one", "2")
            .file("folder", "2")
            .folder("link/", 0755)
            .folder("file/", 0755)
            .file("file/x", "2");
    Path rootfs = rootfs(lower, upper);
    assertThat(tree(rootfs)).containsExactly("file/", "file/x", "folder", "link/", "one", "other");
    assertThat(rootfs.resolve("other")).hasContent("1");
    assertThat(rootfs.resolve("one")).hasContent("2");
  }

  @Test
  void linksOnTheWayAreFollowedInside() throws Exception {
    Path rootfs =
        rootfs(
            tar().folder("usr/bin/", 0755).symlink("bin", "usr/bin").symlink("run", "/var/run"),
            tar().file("bin/new", "2").file("run/pid", "2"));
    assertThat(tree(rootfs))
        .containsExactly(
            "bin", "run", "usr/", "usr/bin/", "usr/bin/new", "var/", "var/run/", "var/run/pid");
  }

  @Test
  void devicesAreLeftOutAndTold() throws Exception {
    TarBuilder tar =
        tar()
            .folder("dev/", 0755)
            .entry("dev/null", TarConstants.LF_CHR, "", e -> e.setDevMajor(1))
            .entry("dev/disk", TarConstants.LF_BLK, "", e -> {})
            .hardlink("dev/zero", "dev/null")
            .file("x", "1", e -> e.addPaxHeader("SCHILY.xattr.trusted.overlay.opaque", "y"));
    RuntimeBundle bundle =
        unpack(TestImages.layout(folder.resolve("layout"), tar), BundleOptions.usual());
    assertThat(tree(bundle.folder().resolve("rootfs"))).containsExactly("dev/", "x");
    assertThat(bundle.leftOut())
        .containsExactly(
            "the device /dev/null",
            "the device /dev/disk",
            "the device /dev/zero",
            "the extended attribute trusted.overlay.opaque of /x");
  }

  @Test
  void extendedAttributesAreSet() throws Exception {
    Path rootfs = rootfs(tar().file("x", "1", e -> e.addPaxHeader("SCHILY.xattr.user.k", "vä")));
    assertThat((byte[]) Files.getAttribute(rootfs.resolve("x"), "user:k"))
        .isEqualTo("vä".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void rootlessFilesBelongToWhoUnpacks() throws Exception {
    TarBuilder tar =
        tar()
            .folder("closed/", 0)
            .file("closed/x", "1", e -> e.setIds(1000, 1000))
            .file("etc/passwd", "web:x:33:33::/:\n");
    var layout =
        TestImages.layout(
            folder.resolve("layout"),
            TestImages.config(
                TestImages.command(java.util.Optional.of("web"), "/bin/web"), Map.of()),
            tar);
    RuntimeBundle bundle = unpack(layout, BundleOptions.usual().rootless(true));
    Path rootfs = bundle.folder().resolve("rootfs");
    assertThat(Integer.toUnsignedLong((int) Files.getAttribute(rootfs, "unix:uid")))
        .isEqualTo(BundleOptions.self().uid());
    assertThat((int) Files.getAttribute(rootfs.resolve("closed"), "unix:mode") & 07777).isZero();
    assertThat(bundle.leftOut()).singleElement().asString().contains("the user web");
    assertThat(bundle.folder().resolve("config.json"))
        .content()
        .contains("\"uid\" : 0", "\"user\"", "uidMappings");
    RootFolder.remove(bundle.folder());
  }

  @Test
  void digestsAreChecked() throws Exception {
    var config = TestImages.config(TestImages.SHELL, Map.of());
    List<byte[]> layers = TestImages.bytes(tar().file("x", "1"));
    List<byte[]> others = TestImages.bytes(tar().file("x", "2"));
    var lying =
        TestImages.layout(folder.resolve("lying"), LayerCompression.GZIP, config, layers, others);
    refused(lying, BundleOptions.usual(), "but the image's config says");
    var damaged =
        TestImages.layout(folder.resolve("damaged"), LayerCompression.NONE, config, layers);
    Path blob = folder.resolve("damaged/blobs/sha256").resolve(Digest.of(layers.getFirst()).hex());
    byte[] bytes = Files.readAllBytes(blob);
    bytes[512] ^= 1;
    Files.write(blob, bytes);
    refused(damaged, BundleOptions.usual(), "what came as");
    List<byte[]> two = new ArrayList<>(layers);
    two.addAll(others);
    var fewer =
        TestImages.layout(folder.resolve("fewer"), LayerCompression.GZIP, config, two, layers);
    refused(fewer, BundleOptions.usual(), "the image has 2 layers");
  }

  @Test
  void limitsHold() throws Exception {
    TarBuilder tar = tar().file("a", "0".repeat(100_000)).file("b", "");
    var layout = TestImages.layout(folder.resolve("layout"), tar);
    refused(
        layout, BundleOptions.usual().within(new UnpackLimits(50_000, 9)), "more than the 50000");
    refused(
        layout,
        BundleOptions.usual().within(new UnpackLimits(1 << 20, 1)),
        "more than the 1 entries");
    TarBuilder header = tar().file("a", "", e -> e.addPaxHeader("comment", "0".repeat(3 << 20)));
    refused(
        TestImages.layout(folder.resolve("header"), header), BundleOptions.usual(), "a header of");
  }

  @Test
  void theEndMayLackItsFilling() throws Exception {
    byte[] whole = tar().file("a", "1").file("b", "0123456789").bytes();
    int end = 3 * 512 + 10;
    var config = TestImages.config(TestImages.SHELL, Map.of());
    Path layout = folder.resolve("layout");
    unpack(
        TestImages.layout(
            layout, LayerCompression.GZIP, config, List.of(Arrays.copyOf(whole, end))),
        BundleOptions.usual());
    assertThat(folder.resolve("web/rootfs/b")).hasContent("0123456789");
    RootFolder.remove(folder.resolve("web"));
    var cut =
        TestImages.layout(
            layout, LayerCompression.GZIP, config, List.of(Arrays.copyOf(whole, end - 1)));
    assertThatThrownBy(() -> unpack(cut, BundleOptions.usual()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Truncated");
    assertNothing();
  }

  @Test
  void whatIsThereStays() throws Exception {
    Files.createDirectories(folder.resolve("web/mine"));
    var layout = TestImages.layout(folder.resolve("layout"), tar().file("x", "1"));
    assertThatThrownBy(() -> unpack(layout, BundleOptions.usual()))
        .isInstanceOf(OciException.class)
        .hasMessageContaining("already there");
    assertThat(folder.resolve("web")).isDirectoryContaining("glob:**/mine");
  }

  @Test
  void anInterruptLeavesNothing() throws Exception {
    var layout = TestImages.layout(folder.resolve("layout"), tar().file("x", "1").file("y", "1"));
    BundleOptions options =
        BundleOptions.usual().telling((_, _) -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> unpack(layout, options)).isInstanceOf(IOException.class);
    Thread.interrupted();
    assertNothing();
  }

  private void refused(ImageLayout layout, BundleOptions options, String why) throws IOException {
    assertThatThrownBy(() -> unpack(layout, options))
        .isInstanceOf(OciException.class)
        .hasMessageContaining(why);
    assertNothing();
  }

  private void assertNothing() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(p -> p.getFileName().toString()).filter(n -> n.contains("web"))).isEmpty();
    }
  }
}
