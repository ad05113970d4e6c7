package io.grampus.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Sql;
import io.grampus.stats.Bucket.Sample;
import io.grampus.stats.Bucket.Transfer;
import io.grampus.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsStoreTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Level FINEST = Level.ALL.getFirst();
  @TempDir private Path folder = Path.of("");
  private List<Sql> open = List.of();

  @BeforeEach
  void openDatabase() {
    open = List.of(Sql.open(folder.resolve("stats.db"), Sql.Durability.RELAXED));
  }

  @AfterEach
  void closeDatabase() {
    open.forEach(Sql::close);
  }

  private StatsStore store(long mostPoints) {
    return new StatsStore(open.getFirst(), mostPoints);
  }

  private static Bucket bucket(String object, Level level, Instant at, double cpu) {
    var sample = new Sample(object, cpu, 1000, new Transfer(5, 4, 3, 2), 1);
    return Bucket.of(sample, level.seconds(), level.bucket(at.getEpochSecond()));
  }

  @Test
  void whatWasAddedIsReadInOrder() {
    StatsStore store = store(1000);
    store.add(
        List.of(
            bucket("a", FINEST, NOON.plusSeconds(10), 20),
            bucket("a", FINEST, NOON, 10),
            bucket("b", FINEST, NOON, 99)));
    assertThat(store.read("a", FINEST, NOON, NOON.plusSeconds(60)))
        .extracting(StatsPoint::cpu)
        .containsExactly(10.0, 20.0);
  }

  @Test
  void aBucketThatARestartCutInTwoIsPutTogether() {
    StatsStore store = store(1000);
    store.add(List.of(bucket("a", FINEST, NOON, 10)));
    store.add(List.of(bucket("a", FINEST, NOON, 30)));
    StatsPoint point = store.read("a", FINEST, NOON, NOON.plusSeconds(60)).getFirst();
    assertThat(point.cpu()).isEqualTo(20);
    assertThat(point.cpuMax()).isEqualTo(30);
    assertThat(point.received()).isEqualTo(10);
  }

  @Test
  void theStepThatIsGoingOnIsToldSoFar() {
    var clock = ManualClock.at(NOON.plusSeconds(3));
    var flow = new Flow(0, 0, 0, 0);
    var history = new HistoryKeeper(store(1000), clock);
    history.take(measured(NOON, 10, flow));
    history.take(measured(NOON.plusSeconds(10), 20, flow));
    history.take(measured(NOON.plusSeconds(11), 40, flow));
    clock.advance(Duration.ofSeconds(9));
    // a browser says an hour ago, and its request is a moment on its way
    Instant from = clock.now().minus(Duration.ofHours(1)).minusMillis(300);
    StatsHistory told = history.history("container/a", "a", from, clock.now(), Duration.ZERO);
    assertThat(told.stepMs()).isEqualTo(10_000);
    assertThat(told.points()).extracting(StatsPoint::cpu).containsExactly(10.0, 30.0);
  }

  private static Sampler.Measurement measured(Instant at, double cpu, Flow flow) {
    var figures = new ContainerFigures("a", "a", "n", at, cpu, 1, 1, 1, flow, flow);
    return new Sampler.Measurement(
        at, List.of(figures), List.of(), List.of(), List.of(), Map.of(), Map.of());
  }

  @Test
  void aServiceAndANodeHaveUsedWhatTheirContainersHave() {
    var history = new HistoryKeeper(store(1000), ManualClock.at(NOON.plusSeconds(20)));
    history.take(sums(NOON, figures("a", 10, 500), figures("b", 30, 9000), figures("c", 5, 100)));
    // what has ended takes its total with it, and what has begun brings one along
    history.take(sums(NOON.plusSeconds(1), figures("a", 20, 600), figures("d", 1, 7000)));
    StatsPoint service = told(history, "service/web");
    assertThat(service.cpu()).isEqualTo((40.0 + 20.0) / 2);
    assertThat(service.cpuMax()).isEqualTo(40);
    assertThat(service.memoryMax()).isEqualTo(2);
    assertThat(service.pids()).isEqualTo(2);
    assertThat(service.received()).isEqualTo(100);
    assertThat(told(history, "node/n").received()).isEqualTo(100);
  }

  @Test
  void theLatestSumOfAServiceIsKnown() {
    var live = new LiveStats();
    live.take(sums(NOON, figures("a", 10, 500), figures("b", 30, 9000), figures("c", 5, 100)));
    ServiceFigures web = live.service("web").orElseThrow();
    assertThat(web.cpu()).isEqualTo(40);
    assertThat(web.containers()).isEqualTo(2);
    assertThat(web.network().in()).isEqualTo(9500);
    assertThat(live.service("db")).isEmpty();
    live.take(sums(NOON.plusSeconds(1), figures("c", 5, 100)));
    assertThat(live.service("web")).isEmpty();
  }

  private static StatsPoint told(HistoryKeeper history, String object) {
    return history
        .history(object, "", NOON, NOON.plusSeconds(20), Duration.ZERO)
        .points()
        .getFirst();
  }

  private static ContainerFigures figures(String id, double cpu, long received) {
    return new ContainerFigures(
        id, id, "n", NOON, cpu, 1, 1, 7, new Flow(received, 0, 0, 0), Flow.NONE);
  }

  /** The containers a, b and c, of which a and b are of the service web, on a node. */
  private static Sampler.Measurement sums(Instant at, ContainerFigures... containers) {
    var node = new NodeFigures("n", "n", at, 50, 2, 1, 1, 1, Flow.NONE, Flow.NONE);
    return new Sampler.Measurement(
        at,
        List.of(containers),
        List.of(node),
        List.of(),
        List.of(),
        Map.of("a", "web", "b", "web"),
        Map.of("a", "n", "b", "n", "c", "n", "d", "n"));
  }

  @Test
  void pointsAreDroppedWhenTheirLevelKeepsThemNoLonger() {
    StatsStore store = store(1000);
    for (Level level : Level.ALL) {
      store.add(List.of(bucket("a", level, NOON, 1)));
    }
    store.prune(NOON.plus(Duration.ofHours(2)));
    assertThat(store.read("a", FINEST, NOON, NOON.plusSeconds(60))).isEmpty();
    assertThat(store.count()).isEqualTo(3);
    store.prune(NOON.plus(Duration.ofDays(31)));
    assertThat(store.count()).isZero();
  }

  @Test
  void thereAreNeverMorePointsThanTheBound() {
    StatsStore store = store(50);
    List<Bucket> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(bucket("a", FINEST, NOON.plusSeconds(10L * i), i));
      many.add(bucket("a", Level.ALL.getLast(), NOON.plusSeconds(1800L * i), i));
    }
    store.add(many);
    store.prune(NOON);
    assertThat(store.count()).isEqualTo(50);
    assertThat(store.read("a", FINEST, NOON, NOON.plusSeconds(10_000))).isEmpty();
  }

  @Test
  void aMonthOfOneContainerTakesAsManyPointsAsTheLevelsHave() {
    long points = 0;
    for (Level level : Level.ALL) {
      points += level.kept().toSeconds() / level.seconds();
    }
    assertThat(points).isEqualTo(360 + 1440 + 2016 + 1440);
  }
}
