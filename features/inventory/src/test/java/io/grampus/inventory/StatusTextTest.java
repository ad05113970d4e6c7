package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT0.5S,Less than a second",
    "PT1S,1 second",
    "PT59S,59 seconds",
    "PT60S,About a minute",
    "PT3M,3 minutes",
    "PT1H,About an hour",
    "PT1H29M,About an hour",
    "PT1H31M,2 hours",
    "PT47H,47 hours",
    "PT48H,2 days",
    "P13D,13 days",
    "P14D,2 weeks",
    "P59D,8 weeks",
    "P61D,2 months",
    "P730D,2 years"
  })
  void spansAreRoundedAsDockerDoes(Duration span, String words) {
    assertThat(StatusText.span(span.toMillis())).isEqualTo(words);
  }

  @Test
  void aRunningContainerIsUp() {
    assertThat(StatusText.of(Samples.row("a", "web"), Instant.parse("2026-01-01T12:00:00Z")))
        .isEqualTo("Up 2 minutes");
  }
}
