package io.grampus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  @TempDir Path folder;

  @Test
  void opensWhatItClosedAlsoAfterARestart() throws Exception {
    Path file = folder.resolve("key");
    byte[] closed = SecretBox.open(file).close("hub", "secret");
    assertThat(new String(closed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(SecretBox.open(file).open("hub", closed)).contains("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SecretBox.open(file).close("hub", "secret")).isNotEqualTo(closed);
  }

  @Test
  void whatIsChangedOrOfAnotherKeyOrOfSomethingElseStaysClosed() {
    var box = SecretBox.open(folder.resolve("key"));
    byte[] closed = box.close("hub", "secret");
    assertThat(box.open("other", closed)).isEmpty();
    assertThat(SecretBox.open(folder.resolve("another")).open("hub", closed)).isEmpty();
    closed[closed.length - 1] ^= 1;
    assertThat(box.open("hub", closed)).isEmpty();
    assertThat(box.open("hub", new byte[3])).isEmpty();
  }
}
