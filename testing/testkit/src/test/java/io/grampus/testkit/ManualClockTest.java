package io.grampus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private final ManualClock clock = ManualClock.create();

  @Test
  void aSleeperWakesWhenTheClockHasMovedFarEnough() throws Exception {
    Thread sleeper = Thread.startVirtualThread(this::sleepTenSeconds);
    clock.awaitSleepers(1);
    clock.advance(Duration.ofSeconds(9));
    assertThat(sleeper.isAlive()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(sleeper.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aJumpOfTheWallClockPassesNoTime() {
    long before = clock.nanos();
    clock.jumpTo(Instant.EPOCH);
    assertThat(clock.now()).isEqualTo(Instant.EPOCH);
    assertThat(clock.nanos()).isEqualTo(before);
  }

  private void sleepTenSeconds() {
    try {
      clock.sleep(Duration.ofSeconds(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
