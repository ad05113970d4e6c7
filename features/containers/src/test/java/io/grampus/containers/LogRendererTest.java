package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRendererTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        "\"quoted\" \\ back",
        "\u001b[31mred\u001b[0m\r",
        "\u0000nul \u007f tab\t",
        "grüße 漢字 🐋",
        "data: x\\n\\ndata: y",
        "\u2028 separators \u2029"
      })
  void saysWhatJacksonWouldRead(String line) {
    assertThat(read(line.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new LoggedLine("stderr", Instant.parse("2026-11-24T01:02:03.000000004Z"), line));
  }

  @Test
  void bytesThatAreNoUtf8AreReplaced() {
    byte[] broken = {'a', (byte) 0xc3, '(', (byte) 0xff, 'z'};
    assertThat(read(broken).line()).isEqualTo("a\ufffd(\ufffdz");
  }

  private static LoggedLine read(byte[] line) {
    byte[] json = LogRenderer.render("stderr", "2026-11-24T01:02:03.000000004Z", line);
    return Json.MAPPER.readValue(json, LoggedLine.class);
  }
}
