package io.grampus.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  /** A server and an agent, each with its oldest and newest version; 0 when they have none. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 1",
    "1, 2, 1, 1, 1",
    "1, 1, 1, 2, 1",
    "2, 4, 1, 3, 3",
    "1, 3, 2, 9, 3",
    "2, 3, 1, 1, 0",
    "1, 1, 2, 3, 0",
    "1, 1, 0, 0, 0"
  })
  void bothSpeakTheNewestThatBothKnow(int from, int to, int others, int newest, int agreed) {
    var ours = new Versions(from, to);
    var theirs = new Versions(others, newest);
    assertThat(ours.common(theirs).orElse(0)).isEqualTo(agreed);
    assertThat(theirs.common(ours).orElse(0)).isEqualTo(agreed);
    assertThat(agreed == 0 || (ours.include(agreed) && theirs.include(agreed))).isTrue();
    assertThat(ours.precede(theirs) || theirs.precede(ours)).isEqualTo(agreed == 0);
  }

  @Test
  void anAgentOfBeforeTheClockWasToldIsUnderstood() throws IOException {
    String line = "{\"says\":\"hello\",\"oldest\":\"1\",\"newest\":\"1\",\"program\":\"0.1\"}";
    var said = AgentSays.of(Line.parse(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(said)
        .contains(new AgentSays.Hello(new Versions(1, 1), "0.1", java.util.Optional.empty()));
  }
}
