package io.grampus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent does without a server; with one it is tested in the server's module. */
class AgentLoopTest {
  @ParameterizedTest
  @CsvSource({
    "https://h1:8443, https://h1:8443",
    "h1, https://h1:7443",
    "https://[fd00::1]:99/, https://[fd00::1]:99"
  })
  void aServerIsNamedAsPeopleDo(String said, String meant) {
    assertThat(ServerAddress.parse(said)).hasToString(meant);
    assertThat(ServerAddress.parse(meant)).isEqualTo(ServerAddress.parse(said));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h1", "https://", "a b", ""})
  void whatIsNoServerIsRefused(String said) {
    assertThatThrownBy(() -> ServerAddress.parse(said))
        .isInstanceOf(AgentException.class)
        .hasMessageContaining("is no address");
  }

  @Test
  void pausesGrowToTheirLimitAndDiffer() {
    Duration most = Duration.ofMillis(800);
    for (int failures : new int[] {0, 1, 5, 100_000}) {
      assertThat(AgentLoop.pause(failures, most)).isBetween(Duration.ofMillis(50), most);
    }
    assertThat(AgentLoop.pause(0, most)).isLessThan(Duration.ofMillis(100));
    assertThat(AgentLoop.pause(9, most)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
  }

  @Test
  void anAgentThatHasNotJoinedSaysWhatToDo(@TempDir Path folder) {
    var log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new AgentLoop(new AgentFolder(folder), log, InstantSource.system()))
        .isInstanceOfSatisfying(
            AgentException.class, e -> assertThat(e.next()).contains("grampus agent join"));
  }
}
