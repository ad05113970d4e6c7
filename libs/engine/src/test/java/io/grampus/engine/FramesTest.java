package io.grampus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static Frames frames(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    return new Frames(new ByteArrayInputStream(raw), false);
  }

  @Test
  void readsFramesOfBothOutputs() throws IOException {
    Frames frames = frames(1, 0, 0, 0, 0, 0, 0, 2, 'h', 'i', 2, 0, 0, 0, 0, 0, 0, 1, 'e');
    assertThat(frames.next()).isNotNull().satisfies(c -> assertThat(c.bytes()).hasSize(2));
    assertThat(frames.next()).isNotNull().extracting(Chunk::output).isEqualTo(Output.STDERR);
    assertThat(frames.next()).isNull();
  }

  @Test
  void anEmptyFrameIsNotTheEnd() throws IOException {
    Frames frames = frames(1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'x');
    assertThat(frames.next()).isNotNull();
    assertThat(frames.next()).isNotNull();
  }

  @Test
  void theEnginesOwnErrorIsThrown() {
    assertThatThrownBy(() -> frames(3, 0, 0, 0, 0, 0, 0, 2, 'n', 'o').next()).hasMessage("no");
  }

  @Test
  void whatIsNotMultiplexedIsSaid() {
    assertThatThrownBy(() -> frames('h', 'e', 'l', 'l', 'o', ' ', 'y', 'o').next())
        .hasMessageContaining("not multiplexed");
    assertThatThrownBy(() -> frames(1, 0, 0, 0, 0x7f, 0, 0, 0).next())
        .hasMessageContaining("not multiplexed");
  }

  @Test
  void anEndInsideOfAFrameIsSaid() {
    assertThatThrownBy(() -> frames(1, 0, 0).next()).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> frames(1, 0, 0, 0, 0, 0, 0, 9, 'x').next())
        .isInstanceOf(EOFException.class);
  }
}
