package io.grampus.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewTest {
  private static final Instant SERVER = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT74H20M, off by 3 days 2 hours: it is ahead of the server's",
    "PT-74H-20M, off by 3 days 2 hours: it is behind the server's",
    "PT-24H, off by 1 day: it is behind the server's",
    "PT5M1S, off by 5 minutes 1 second: it is ahead of the server's",
    "PT24H5S, off by 1 day: it is ahead of the server's",
    "PT11999H59M59.9S, off by 500 days: it is ahead of the server's",
    "PT3H59.9S, off by 3 hours 1 minute: it is ahead of the server's",
    "PT-6M-59.99S, off by 7 minutes: it is behind the server's",
    "PT0.2S, off by less than a second: it is ahead of the server's"
  })
  void itIsToldInWords(String shift, String words) {
    Skew skew = Skew.between(SERVER.plus(Duration.parse(shift)), SERVER);
    assertThat(skew.says("node h2")).isEqualTo("the clock of node h2 is " + words);
  }

  @ParameterizedTest
  @CsvSource({"PT29S, false", "PT-29S, false", "PT30S, true", "PT-30S, true", "P900D, true"})
  void slowMessagesAreNoSkew(String shift, boolean notable) {
    assertThat(Skew.between(SERVER.plus(Duration.parse(shift)), SERVER).notable())
        .isEqualTo(notable);
  }
}
