package io.grampus.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KeyboardTest {
  private static Keyboard typing(String text) {
    return Keyboard.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void charactersOfSeveralBytesAreOneKey() {
    Keyboard keyboard = typing("a宽é");
    assertThat(keyboard.read(5000L)).isEqualTo('a');
    assertThat(keyboard.read(5000L)).isEqualTo('宽');
    assertThat(keyboard.read(5000L)).isEqualTo('é');
    assertThat(keyboard.read(5000L)).isEqualTo(-1);
  }

  @Test
  void aReadThatWaitsEndsWhenItIsClosed() throws Exception {
    try (var nobody = new PipedOutputStream();
        var in = new PipedInputStream(nobody)) {
      Keyboard keyboard = Keyboard.of(in);
      assertThat(keyboard.read(10L)).isEqualTo(-2);
      Thread waiting = Thread.ofVirtual().start(() -> keyboard.read(new byte[8]));
      keyboard.close();
      assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
    }
  }
}
