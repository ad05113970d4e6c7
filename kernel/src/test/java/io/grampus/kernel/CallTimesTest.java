package io.grampus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTimesTest {

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T08:00:00.5Z", "2026-11-24T09:00:00.5+01:00", "1795507200.5"})
  void readsTheSameTimeInEachForm(String text) {
    assertThat(CallTimes.parse("since", text)).isEqualTo(Instant.parse("2026-11-24T08:00:00.5Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "1e99999999", "12:00", "T", "99999999999999999999", "NaN"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> CallTimes.parse("since", text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("request.invalid"));
  }

  @Test
  void timesBefore1970AreReadToo() {
    assertThat(CallTimes.parse("since", "-0.5")).isEqualTo(Instant.EPOCH.minusMillis(500));
  }
}
