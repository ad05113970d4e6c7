package io.grampus.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cgroup.Machine;
import io.grampus.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyCoresTest {
  private final ManualClock clock = ManualClock.create();

  @TempDir Path proc;

  @Test
  void aRoundThatWasHeldUpTellsNoMoreThanThereIs() throws IOException {
    var cores = new BusyCores(new Machine(proc), clock);
    busy(1_000);
    assertThat(cores.percent()).isZero();

    // two cores worked for the five seconds that the round took instead of one
    clock.advance(Duration.ofSeconds(5));
    busy(2_000);
    assertThat(cores.percent()).isEqualTo(200);
  }

  @Test
  void aSpanTooShortForTheKernelsTicksTellsWhatTheOneBeforeDid() throws IOException {
    var cores = new BusyCores(new Machine(proc), clock);
    busy(1_000);
    cores.percent();
    clock.advance(Duration.ofSeconds(1));
    busy(1_050);
    cores.percent();

    clock.advance(Duration.ofMillis(1));
    busy(1_052);
    assertThat(cores.percent()).isEqualTo(50);
    clock.advance(Duration.ofMillis(999));
    busy(1_150);
    assertThat(cores.percent()).isEqualTo(100);
  }

  private void busy(long ticks) throws IOException {
    Files.writeString(proc.resolve("stat"), "cpu  " + ticks + " 0 0 500 0 0 0 0 0 0\n");
  }
}
