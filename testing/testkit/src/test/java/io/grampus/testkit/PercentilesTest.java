package io.grampus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void timesComeInAnyOrder() {
    Percentiles times = Percentiles.of(9, 1, 8, 2, 7, 3, 6, 4, 5, 10);
    assertThat(times.median()).isEqualTo(6);
    assertThat(times.at(90)).isEqualTo(10);
    assertThat(times.at(100)).isEqualTo(times.longest()).isEqualTo(10);
    assertThat(times.count()).isEqualTo(10);
  }

  @Test
  void oneTimeIsEveryPercentile() {
    Percentiles times = Percentiles.of(List.of(3.25));
    assertThat(times.at(0)).isEqualTo(3.25);
    assertThat(times).hasToString("p50      3.3 ms   p95      3.3 ms");
  }
}
