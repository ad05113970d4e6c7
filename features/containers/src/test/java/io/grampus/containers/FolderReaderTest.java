package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.containers.FolderReader.Bounds;
import io.grampus.kernel.Clock;
import io.grampus.kernel.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class FolderReaderTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void whatLiesDeeperIsLeftOut() throws IOException {
    byte[] tar = tar("etc/", "etc/a", "etc/ssl/", "etc/ssl/key", "etc/ssl/more/", "etc/z");
    ContainerFolder folder = read("/etc", tar, Bounds.USUAL);
    assertThat(folder.files()).extracting(ContainerPath::name).containsExactly("a", "ssl", "z");
    assertThat(folder.files())
        .extracting(ContainerPath::directory)
        .containsExactly(false, true, false);
    assertThat(folder.complete()).isTrue();
  }

  @Test
  void namesThatAreLongOrForeignAreWhole() throws IOException {
    String name = "日志-" + "x".repeat(200);
    assertThat(read("/etc", tar("etc/", "etc/" + name), Bounds.USUAL).files())
        .extracting(ContainerPath::name)
        .containsExactly(name);
  }

  @Test
  void theRootHasNoNameOfItsOwn() throws IOException {
    for (String root : new String[] {"/", "./"}) {
      byte[] tar = tar(root, root + "bin/", root + "bin/sh", root + "run");
      assertThat(read("/", tar, Bounds.USUAL).files())
          .extracting(ContainerPath::name)
          .containsExactly("bin", "run");
    }
  }

  @Test
  void aLargeFolderIsToldInPart() throws IOException {
    byte[] tar = tar("d/", "d/a", "d/b", "d/c");
    assertThat(read("/d", tar, new Bounds(1 << 20, 2, LONG)))
        .satisfies(folder -> assertThat(folder.complete()).isFalse())
        .satisfies(folder -> assertThat(folder.files()).hasSize(2));
    assertThat(read("/d", tar, new Bounds(2 * 512, 100, LONG)).complete()).isFalse();
    assertThat(read("/d", tar, new Bounds(1 << 20, 100, Duration.ZERO.minusNanos(1))).complete())
        .isFalse();
  }

  @Test
  void aFileIsNoFolder() {
    assertThatThrownBy(() -> read("/etc/a", tar("a"), Bounds.USUAL))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is no folder");
  }

  private static ContainerFolder read(String path, byte[] tar, Bounds bounds) throws IOException {
    return new FolderReader(Clock.system(), bounds)
        .read("look", path, new ByteArrayInputStream(tar));
  }

  private static byte[] tar(String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (String name : names) {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(name.endsWith("/") ? 0 : 4);
        tar.putArchiveEntry(entry);
        tar.write(new byte[(int) entry.getSize()]);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
