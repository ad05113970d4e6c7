package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutArchiveTest {
  @TempDir Path folder;
  private Path scratch;

  @BeforeEach
  void make() throws IOException {
    scratch = Files.createDirectory(folder.resolve("scratch"));
  }

  private LayoutArchive open(TarBuilder tar) throws IOException {
    Path file = Files.write(folder.resolve("image.tar"), tar.bytes());
    return LayoutArchive.open(file, scratch, UnpackLimits.usual());
  }

  @Test
  void onlyWhatALayoutHasIsTaken() throws Exception {
    Path plain = folder.resolve("layout");
    TestImages.layout(
        plain,
        LayerCompression.NONE,
        TestImages.config(TestImages.SHELL, Map.of()),
        TestImages.bytes(new TarBuilder().file("x", "1")));
    TarBuilder tar = new TarBuilder();
    try (Stream<Path> all = Files.walk(plain)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
        tar.file("./" + plain.relativize(file), Files.readString(file));
      }
    }
    tar.file("manifest.json", "[]").symlink("blobs/sha256/" + "a".repeat(64), "/etc/passwd");
    try (LayoutArchive archive = open(tar)) {
      var bundle =
          new BundleUnpacker(archive.layout(), BundleOptions.usual())
              .unpack(TestImages.NAME, folder.resolve("bundle"));
      assertThat(bundle.folder().resolve("rootfs/x")).hasContent("1");
      try (Stream<Path> all = Files.walk(scratch)) {
        assertThat(all.map(Path::toString))
            .noneMatch(p -> p.endsWith("manifest.json") || p.endsWith("a".repeat(64)));
      }
    }
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void othersAreRefused() {
    assertThatThrownBy(() -> open(new TarBuilder().file("manifest.json", "[]")))
        .hasMessageContaining("has no oci-layout");
    assertThatThrownBy(
            () -> open(new TarBuilder().file("index.json", "1").file("./index.json", "2")))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> open(new TarBuilder().file("../oci-layout", "1")))
        .hasMessageContaining("leads outside");
    assertThat(scratch).isEmptyDirectory();
  }
}
