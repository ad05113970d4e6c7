package io.grampus.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0B",
    "999,999B",
    "1000,1kB",
    "1093000,1.09MB",
    "123456789,123MB",
    "2100000000,2.1GB"
  })
  void sizesReadAsDockerWritesThem(long bytes, String words) {
    assertThat(Amounts.size(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"1024,1KiB", "2087354368,1.944GiB", "4096000,3.906MiB"})
  void memoryReadsAsDockerWritesIt(long bytes, String words) {
    assertThat(Amounts.memory(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0,Less than a second", "1,1 second", "59,59 seconds", "60,About a minute", "3599,59 minutes",
    "3600,About an hour", "7200,2 hours", "172800,2 days", "1209600,2 weeks", "5184000,2 months",
    "63072000,2 years"
  })
  void spansReadAsDockerWritesThem(long seconds, String words) {
    assertThat(Amounts.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @Test
  void logsKeepColoursButNothingElse() {
    assertThat(SafeText.logLine("\u001b[31mred\u001b[0m\u001b]0;title\u0007"))
        .isEqualTo("\u001b[31mred\u001b[0m\\x1b]0;title\\x07");
  }
}
