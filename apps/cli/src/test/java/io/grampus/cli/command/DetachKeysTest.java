package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cli.api.CliException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DetachKeysTest {
  private static String pass(DetachKeys keys, String typed) {
    byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
    return new String(keys.pass(bytes, bytes.length), StandardCharsets.UTF_8);
  }

  @Test
  void theyAreFoundWithinOneReadAndAcrossSeveral() {
    DetachKeys once = DetachKeys.of(DetachKeys.USUAL);
    assertThat(pass(once, "ab\u0010\u0011cd")).isEqualTo("ab");
    assertThat(once.pressed()).isTrue();
    DetachKeys twice = DetachKeys.of(DetachKeys.USUAL);
    assertThat(pass(twice, "ab\u0010")).isEqualTo("ab");
    assertThat(twice.pressed()).isFalse();
    assertThat(pass(twice, "\u0011")).isEmpty();
    assertThat(twice.pressed()).isTrue();
  }

  @Test
  void whatOnlyBeginsLikeThemGoesOver() {
    DetachKeys keys = DetachKeys.of(DetachKeys.USUAL);
    assertThat(pass(keys, "\u0010")).isEmpty();
    assertThat(pass(keys, "x\u0010\u0010y")).isEqualTo("\u0010x\u0010\u0010y");
    assertThat(pass(keys, "\u0010\u0010\u0011")).isEqualTo("\u0010");
    assertThat(keys.pressed()).isTrue();
  }

  @Test
  void otherKeysAreWrittenAsDockerWritesThem() {
    DetachKeys keys = DetachKeys.of("ctrl-a,d");
    assertThat(pass(keys, "ls\u0001d")).isEqualTo("ls");
    assertThat(keys.pressed()).isTrue();
    assertThatThrownBy(() -> DetachKeys.of("ctrl-1")).isInstanceOf(CliException.class);
  }
}
