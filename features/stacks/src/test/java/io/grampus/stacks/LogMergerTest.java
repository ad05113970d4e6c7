package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LogMergerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private final ManualClock clock = ManualClock.at(NOW);
  private final LogMerger merger = new LogMerger(clock, 2);
  private final List<String> out = new ArrayList<>();

  private void add(String node, Duration at) throws InterruptedException {
    merger.add(
        new StackLogLine("web", "web.1", node, "stdout", NOW.plus(at), node + at.toMillis()));
  }

  @Test
  void linesComeInTheOrderOfTheirTimes() throws InterruptedException {
    add("a", Duration.ofMillis(30));
    add("b", Duration.ofMillis(10));
    add("a", Duration.ofMillis(40));
    add("b", Duration.ofMillis(20));
    merger.ended();
    merger.ended();
    merger.drainTo(line -> out.add(line.line()), () -> true);
    assertThat(out).containsExactly("b10", "b20", "a30", "a40");
  }

  /** One node goes right and says one thing, the other is off and talks all the time. */
  @ParameterizedTest
  @ValueSource(strings = {"PT7M", "PT-7M"})
  void aNodeWithAWrongClockKeepsNobodyBack(String shift) throws InterruptedException {
    Duration off = Duration.parse(shift);
    boolean ahead = !off.isNegative();
    Duration talker = ahead ? Duration.ZERO : off;
    add("once", ahead ? off : Duration.ZERO);
    String said = "once" + (ahead ? off : Duration.ZERO).toMillis();
    int[] lines = {0};
    long begun = clock.nanos();
    merger.drainTo(
        line -> out.add(line.line()),
        () -> {
          if (out.contains(said)) {
            return false;
          }
          lines[0]++;
          clock.advance(Duration.ofMillis(100));
          return talk(talker.plusMillis(lines[0] * 100L));
        });
    Duration waited = Duration.ofNanos(clock.nanos() - begun);
    assertThat(waited).isLessThan(Duration.ofMillis(2500));
    // the talker's lines stay in their order meanwhile
    assertThat(out.stream().filter(line -> line.startsWith("talks")).toList())
        .isSortedAccordingTo((one, other) -> Long.compare(millis(one), millis(other)));
  }

  private boolean talk(Duration at) {
    try {
      add("talks", at);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long millis(String line) {
    return Long.parseLong(line.substring("talks".length()));
  }
}
