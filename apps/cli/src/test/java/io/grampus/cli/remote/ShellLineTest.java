package io.grampus.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellLineTest {
  @Test
  void aShellReadsWhatWasMeant() throws Exception {
    List<String> words =
        List.of(
            "plain",
            "two words",
            "it's",
            "$HOME `id` $(id)",
            "\"quoted\" \\ back",
            "a;b|c&d>e<f",
            "*?[a]~!#",
            "line\nfeed",
            "",
            "-n",
            "unix:///run/my docker.sock",
            "é中");
    String script = "printf '%s\\0' " + ShellLine.of(words);
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
    assertThat(List.of(said.split("\0", -1)).subList(0, words.size())).isEqualTo(words);
  }

  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(ShellLine.of(List.of("--server", "https://10.0.0.1:7443", "a=b")))
        .isEqualTo("--server https://10.0.0.1:7443 a=b");
  }
}
