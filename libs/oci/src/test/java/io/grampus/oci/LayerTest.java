package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsPackedIsReadAgain(LayerCompression compression) throws Exception {
    var packed = new LayerPacker(compression, THEN).pack(tree("a"), folder.resolve("layer"));
    assertThat(packed.layer().mediaType()).isEqualTo(compression.mediaType());
    try (InputStream in = Files.newInputStream(packed.file())) {
      assertThat(Digest.of(in)).isEqualTo(packed.layer().digest());
    }
    try (InputStream in = LayerCompression.tar(Files.newInputStream(packed.file()))) {
      assertThat(Digest.of(in)).isEqualTo(packed.diffId());
    }
    List<String> entries = new ArrayList<>();
    try (var tar =
        new TarArchiveInputStream(LayerCompression.tar(Files.newInputStream(packed.file())))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(
            "%s %o %d %s"
                .formatted(
                    entry.getName(), entry.getMode() & 0777, entry.getSize(), entry.getLinkName()));
        assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(THEN);
      }
    }
    assertThat(entries)
        .containsExactly("bin/ 755 0 ", "bin/run 750 5 ", "bin/same 777 0 run", "ä 644 0 ");
  }

  @Test
  void theSameFilesMakeTheSameBytes() throws Exception {
    var packer = new LayerPacker(LayerCompression.GZIP, THEN);
    Path other = tree("b");
    Files.setLastModifiedTime(other.resolve("bin/run"), FileTime.from(Instant.EPOCH));
    assertThat(packer.pack(tree("a"), folder.resolve("1")).layer())
        .isEqualTo(packer.pack(other, folder.resolve("2")).layer());
  }

  private Path tree(String name) throws Exception {
    Path tree = folder.resolve(name);
    Files.createDirectories(tree.resolve("bin"));
    Files.setPosixFilePermissions(
        tree.resolve("bin"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(tree.resolve("bin/run"), "hello");
    Files.setPosixFilePermissions(
        tree.resolve("bin/run"), PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(tree.resolve("bin/same"), Path.of("run"));
    Files.writeString(tree.resolve("ä"), "");
    Files.setPosixFilePermissions(tree.resolve("ä"), PosixFilePermissions.fromString("rw-r--r--"));
    return tree;
  }
}
