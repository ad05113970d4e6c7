package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecFrameTest {

  @Test
  void readsInput() {
    assertThat(ExecFrame.read(new byte[] {0, 'h', 'i'})).isEqualTo(new ExecFrame.Input());
  }

  @Test
  void readsAResize() {
    assertThat(control("{\"resize\":{\"columns\":80,\"rows\":24}}"))
        .isEqualTo(new ExecFrame.Resize(80, 24));
  }

  @Test
  void readsTheEndOfInput() {
    assertThat(control("{\"closeStdin\":true}")).isEqualTo(new ExecFrame.CloseStdin());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "7",
        "{\"closeStdin\":false}",
        "{\"resize\":{\"columns\":-1,\"rows\":24}}",
        "{\"resize\":{\"columns\":80000,\"rows\":24}}",
        "{\"resize\":\"big\"}",
        "{\"resize\":{\"columns\":\"x\",\"rows\":[]}}",
        "{\"resize\":{\"columns\":1e99,\"rows\":1}}",
        "not json",
        "{\"unclosed"
      })
  void saysWhatIsWrongWithAControlFrame(String json) {
    assertThat(control(json)).isInstanceOf(ExecFrame.Malformed.class);
  }

  @Test
  void refusesChannelsThatClientsDoNotSend() {
    assertThat(ExecFrame.read(new byte[] {1, 'x'})).isInstanceOf(ExecFrame.Malformed.class);
    assertThat(ExecFrame.read(new byte[] {(byte) 200})).isInstanceOf(ExecFrame.Malformed.class);
    assertThat(ExecFrame.read(new byte[0])).isInstanceOf(ExecFrame.Malformed.class);
  }

  @Test
  void writesTheExitCode() {
    assertThat(new String(ExecFrame.exit(137), StandardCharsets.UTF_8))
        .isEqualTo("\u0003{\"exit\":137}");
  }

  @Test
  void writesOutput() {
    byte[] frame = ExecFrame.output(ExecFrame.STDERR, new byte[] {'a', 'b', 'c'}, 1, 2);
    assertThat(frame).containsExactly(2, 'b', 'c');
  }

  private static ExecFrame control(String json) {
    return ExecFrame.read(("\u0003" + json).getBytes(StandardCharsets.UTF_8));
  }
}
