package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.inventory.ServiceRow;
import io.grampus.inventory.TaskRow;
import io.grampus.stacks.ServiceProgress.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutJudgeTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration STABILITY = Duration.ofSeconds(2);
  private static final String PLAIN = "{'UpdateConfig': {'Monitor': 5000000000}}";
  private final RolloutJudge judge = new RolloutJudge(STABILITY);

  @Test
  void aTaskWithoutHealthcheckHasToRunForAMoment() {
    List<TaskRow> tasks = List.of(task("a", "running"));
    assertThat(judged(PLAIN, tasks, 1_900)).isInstanceOf(Verdict.Going.class);
    assertThat(judged(PLAIN, tasks, 2_000)).isEqualTo(new Verdict.Done("1 running"));
  }

  @Test
  void afterAFailureItHasToRunAsLongAsSwarmWouldWatchAnUpdate() {
    List<TaskRow> tasks = List.of(task("b", "running"), task("a", "failed"));
    assertThat(judged(PLAIN, tasks, 4_900)).isInstanceOf(Verdict.Going.class);
    assertThat(judged(PLAIN, tasks, 5_000)).isEqualTo(new Verdict.Done("1 running"));
  }

  @Test
  void theFileSaysForHowLong() {
    String longer = "{'UpdateConfig': {'Monitor': 20000000000}}";
    String shorter = "{'UpdateConfig': {'Monitor': 100000000}}";
    List<TaskRow> tasks = List.of(task("a", "running"));
    assertThat(judged(longer, tasks, 19_000)).isInstanceOf(Verdict.Going.class);
    assertThat(judged(longer, tasks, 20_000)).isInstanceOf(Verdict.Done.class);
    assertThat(judged(shorter, tasks, 100)).isInstanceOf(Verdict.Done.class);
  }

  @Test
  void aHealthcheckThatSucceededNeedsNoTime() {
    String checked =
        "{'TaskTemplate': {'ContainerSpec': {'Healthcheck': {'Test': ['CMD', 'true']}}}}";
    assertThat(judged(checked, List.of(task("a", "running")), 0)).isInstanceOf(Verdict.Done.class);
    assertThat(judged(checked, List.of(task("a", "starting")), 0))
        .isInstanceOf(Verdict.Going.class);
  }

  @Test
  void aServiceThatWasNotChangedNeedsNoTimeUnlessItFails() {
    List<TaskRow> failing = List.of(task("b", "running"), task("a", "failed"));
    assertThat(judged(Change.NONE, PLAIN, List.of(task("a", "running")), 0))
        .isInstanceOf(Verdict.Done.class);
    assertThat(judged(Change.NONE, PLAIN, failing, 0)).isInstanceOf(Verdict.Going.class);
  }

  @Test
  void threeFailuresOfOneSlotAreEnough() {
    List<TaskRow> tasks = List.of(task("c", "failed"), task("b", "failed"), task("a", "complete"));
    assertThat(judged(PLAIN, tasks, 0))
        .isInstanceOfSatisfying(
            Verdict.Failed.class, f -> assertThat(f.why()).isEqualTo("its tasks keep failing"));
  }

  private Verdict judged(String spec, List<TaskRow> tasks, long quietMs) {
    return judged(Change.CREATE, spec, tasks, quietMs);
  }

  private Verdict judged(Change change, String spec, List<TaskRow> tasks, long quietMs) {
    var reading = new ServiceReading(service(), Projects.tree(spec), tasks, NOON);
    var mark = new Marks.Mark(Duration.ofMillis(quietMs), Duration.ZERO);
    return judge.judge(change, reading, mark, Duration.ofMinutes(5));
  }

  private static ServiceRow service() {
    return new ServiceRow(
        "s",
        "shop_web",
        "shop",
        "nginx",
        "",
        "replicated",
        1,
        1,
        "",
        "",
        Optional.empty(),
        Optional.of(NOON),
        Optional.of(NOON),
        1,
        "template",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static TaskRow task(String id, String state) {
    boolean runs = state.equals("running") || state.equals("starting");
    return new TaskRow(
        id,
        "shop_web.1",
        "shop",
        "shop_web",
        "s",
        1,
        "node",
        "n",
        "nginx",
        runs ? "running" : "shutdown",
        state,
        Optional.of(NOON.plusSeconds(1)),
        "",
        "",
        "",
        0,
        "",
        Optional.of(NOON),
        1,
        "template",
        List.of());
  }
}
