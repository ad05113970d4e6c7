package io.grampus.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.stats.Bucket.Sample;
import io.grampus.stats.Bucket.Transfer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollUpTest {
  private static final long NOON = 1_767_268_800;
  private final RollUp rollUp = new RollUp();

  private void add(long second, double cpu) {
    rollUp.add(new Sample("container/a", cpu, 100, new Transfer(10, 0, 0, 0), 3), NOON + second);
  }

  @Test
  void aBucketIsTakenWhenItsTimeIsOver() {
    add(0, 10);
    add(5, 30);
    assertThat(rollUp.take(NOON + 9)).isEmpty();
    List<Bucket> taken = rollUp.take(NOON + 10);
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().level()).isEqualTo(10);
    assertThat(taken.getFirst().at()).isEqualTo(NOON);
    assertThat(taken.getFirst().samples()).isEqualTo(2);
    assertThat(taken.getFirst().cpu()).isEqualTo(40);
    assertThat(taken.getFirst().cpuMax()).isEqualTo(30);
    assertThat(taken.getFirst().transfer().received()).isEqualTo(20);
  }

  @Test
  void everyLevelSumsTheSameMeasurements() {
    for (int second = 0; second < 1800; second += 10) {
      add(second, 50);
    }
    List<Bucket> taken = rollUp.take(NOON + 1800);
    for (Level level : Level.ALL) {
      assertThat(
              taken.stream()
                  .filter(b -> b.level() == level.seconds())
                  .mapToLong(b -> b.transfer().received())
                  .sum())
          .isEqualTo(1800);
    }
    assertThat(taken).hasSize(180 + 30 + 6 + 1);
  }

  @Test
  void theEndTakesUnfinishedBucketsToo() {
    add(0, 10);
    assertThat(rollUp.takeAll()).hasSize(Level.ALL.size());
    assertThat(rollUp.takeAll()).isEmpty();
  }
}
