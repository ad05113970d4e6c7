package io.grampus.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static final Optional<Instant> NOW =
      Optional.of(Instant.ofEpochMilli(1_764_153_514_123L));

  static Stream<AgentSays> agentWords() {
    return Stream.of(
        new AgentSays.Hello(new Versions(1, 3), "0.1 \"quoted\"\nand more", NOW),
        new AgentSays.Hello(new Versions(0, 0), "", Optional.empty()),
        new AgentSays.Pong(NOW),
        new AgentSays.Pong(Optional.empty()),
        new AgentSays.Failed("abc", "/run/docker.sock: no such file – ⚓"),
        new AgentSays.Renewal("MFkw+/="),
        new AgentSays.Measured("then 1 2 3;c0ffee 1 2 3 4 5 6 7 8"));
  }

  static Stream<ServerSays> serverWords() {
    return Stream.of(
        new ServerSays.Welcome(1, 7000, NOW),
        new ServerSays.Welcome(2, 1, Optional.empty()),
        new ServerSays.Ping(),
        new ServerSays.Open("abc"),
        new ServerSays.Renew(),
        new ServerSays.Renewed("MIIB"),
        new ServerSays.Measure(1000, "c0ffee:42"));
  }

  @ParameterizedTest
  @MethodSource("agentWords")
  void whatAgentsSayArrives(AgentSays said) throws IOException {
    assertThat(AgentSays.of(Line.read(in(said.line().bytes())).orElseThrow())).contains(said);
  }

  @ParameterizedTest
  @MethodSource("serverWords")
  void whatServersSayArrives(ServerSays said) throws IOException {
    assertThat(ServerSays.of(Line.read(in(said.line().bytes())).orElseThrow())).contains(said);
  }

  @Test
  void whatALaterVersionAddsIsLeftOut() throws IOException {
    Line line =
        Line.read(in("{\"says\":\"ping\",\"more\":{\"a\":[1,{}]},\"last\":7}\n")).orElseThrow();
    assertThat(ServerSays.of(line)).contains(new ServerSays.Ping());
    assertThat(line.number("last")).isEqualTo(7);
    assertThat(ServerSays.of(Line.of("says", "dance"))).isEmpty();
    assertThat(AgentSays.of(Line.of("said", "pong"))).isEmpty();
  }

  @Test
  void linesFollowEachOther() throws IOException {
    InputStream in = in("{\"a\":\"1\"}\n{\"a\":\"2\"}\n{\"a\":");
    assertThat(Line.read(in)).contains(Line.of("a", "1"));
    assertThat(Line.read(in)).contains(Line.of("a", "2"));
    assertThat(Line.read(in)).as("cut off").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "[]\n", "{\"a\"\n", "{\"a\":1e}\n", "nothing\n"})
  void whatIsNoLineIsRefused(String text) {
    assertThatThrownBy(() -> Line.read(in(text))).isInstanceOf(IOException.class);
  }

  @Test
  void aLineHasAnEnd() {
    assertThatThrownBy(() -> Line.read(in("{\"a\":\"" + "x".repeat(Words.LONGEST_LINE) + "\"}\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void aJoinCodeIsReadAsItWasWritten() {
    var code = new JoinCode("0123456789abcdefghijklmno", "0f".repeat(32));
    assertThat(JoinCode.parse(" " + code + "\n")).contains(code);
    assertThat(JoinCode.parse(code.secret())).isEmpty();
    assertThat(JoinCode.parse(code + "0")).isEmpty();
  }

  private static InputStream in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
