package io.grampus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {

  @Test
  void triesUntilTheAssertionPasses() {
    AtomicInteger tries = new AtomicInteger();
    Eventually.soon().passes(() -> assertThat(tries.incrementAndGet()).isEqualTo(3));
    assertThat(tries).hasValue(3);
  }

  @Test
  void givesTheFirstAcceptedValue() {
    AtomicInteger tries = new AtomicInteger();
    assertThat(Eventually.soon().value(tries::incrementAndGet, value -> value > 4)).isEqualTo(5);
  }

  @Test
  void failsAtTheDeadlineWithTheLastReason() {
    assertThatThrownBy(() -> Eventually.within(Duration.ZERO).until(() -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the condition did not hold");
  }
}
