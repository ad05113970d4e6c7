package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedTest {
  /** Time as it is, but for a wall clock that a test may turn. */
  private static final class TurnedClock implements Clock {
    private volatile Instant offsetFrom = Instant.parse("2026-01-01T12:00:00Z");
    private final long begun = System.nanoTime();

    @Override
    public Instant now() {
      return offsetFrom.plusNanos(System.nanoTime() - begun);
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Clock.system().sleep(duration);
    }
  }

  private final TurnedClock clock = new TurnedClock();
  private final FakeReads engine = new FakeReads();
  private final Inventory inventory =
      new Inventory(
          () -> {
            throw new IllegalStateException("no engine");
          },
          engine,
          clock);
  private final Watching api = new Watching(inventory.operations());

  @BeforeEach
  void start() {
    engine.run("a1", "web");
    engine.run("b2", "api");
    inventory.start();
    Eventually.soon().until(() -> inventory.staleSince(Kind.CONTAINER).isEmpty());
    Eventually.soon().until(() -> inventory.find(Kind.CONTAINER, "web").pid() == 77);
  }

  @AfterEach
  void stop() {
    inventory.close();
  }

  @Test
  void everyTableIsStaleUntilItIsRead() {
    try (var fresh = new Inventory(() -> null, new FakeReads(), clock)) {
      for (Kind<?> kind : Kind.ALL) {
        assertThat(fresh.staleSince(kind)).isPresent();
      }
    }
  }

  @Test
  void anEventMakesTheContainerBeReadAgain() {
    engine.exit("a1", "web");
    engine.tell("die", "a1");
    Eventually.soon().until(() -> inventory.find(Kind.CONTAINER, "web").state().equals("exited"));
  }

  @Test
  void aContainerThatIsGoneIsRemoved() {
    engine.containers.remove("a1");
    engine.tell("destroy", "a1");
    Eventually.soon().until(() -> inventory.rows(Kind.CONTAINER).size() == 1);
  }

  @Test
  void healthChecksMakeNobodyRead() {
    int before = engine.inspected.get();
    engine.tell("exec_create: sh -c check", "a1");
    engine.tell("exec_start: sh -c check", "a1");
    engine.tell("exec_die", "a1");
    engine.exit("b2", "api");
    engine.tell("die", "b2");
    Eventually.soon().until(() -> inventory.find(Kind.CONTAINER, "api").state().equals("exited"));
    assertThat(engine.inspected.get() - before).isEqualTo(1);
  }

  @Test
  void aLostStreamMakesEverythingBeReadAgain() {
    engine.exit("a1", "web");
    engine.run("c3", "new");
    engine.loseStream();
    Eventually.soon().until(() -> inventory.find(Kind.CONTAINER, "web").state().equals("exited"));
    assertThat(inventory.find(Kind.CONTAINER, "c3").name()).isEqualTo("new");
    assertThat(engine.connections.get()).isGreaterThan(1);
  }

  @Test
  void aClockThatJumpsMakesEverythingBeReadAgain() {
    engine.run("c3", "new");
    clock.offsetFrom = clock.offsetFrom.plus(Duration.ofHours(1));
    Eventually.soon().until(() -> inventory.row(Kind.CONTAINER, "c3").isPresent());
  }

  @Test
  void aStormOfEventsIsReadInFewPasses() {
    RecordedSink sink = api.follow("containerWatch", Map.of());
    Eventually.soon().until(() -> sink.events().contains("snapshot"));
    int before = engine.fullLists.get();
    for (int i = 0; i < 1000; i++) {
      engine.run("s" + i, "storm" + i);
      engine.tell("create", "s" + i);
      engine.tell("start", "s" + i);
    }
    Eventually.soon().until(() -> sink.shown().size() == 1002);
    assertThat(engine.fullLists.get() - before).isLessThan(30);
    assertThat(sink.sent().size()).isLessThan(60);
    sink.close();
  }

  @Test
  void otherTablesAreJoinedWithContainers() {
    Eventually.soon()
        .passes(() ->
            assertThat(inventory.find(Kind.VOLUME, "store").usedBy())
                .containsExactly("api", "web"));
    Eventually.soon().until(() -> inventory.find(Kind.NETWORK, "front").attached() == 2);
  }

  @Test
  void readingEverythingAgainIsNoChange() {
    Eventually.soon().until(() -> inventory.staleSince(Kind.NETWORK).isEmpty());
    Eventually.soon().until(() -> inventory.find(Kind.NETWORK, "front").attached() == 2);
    long version = version("networkList");
    int lists = engine.fullLists.get();
    inventory.refresh(Kind.CONTAINER);
    inventory.refresh(Kind.NETWORK);
    Eventually.soon().until(() -> engine.fullLists.get() > lists);
    assertThat(version("networkList")).isEqualTo(version);
  }

  private long version(String list) {
    return Json.MAPPER.readTree(api.list(list, Map.of("limit", "1"))).path("version").asLong();
  }

  @Test
  void withoutASwarmItsTablesSaySo() {
    Eventually.soon().until(() -> inventory.staleSince(Kind.SERVICE).isEmpty());
    JsonNode list = Json.MAPPER.readTree(api.list("serviceList", Map.of()));
    assertThat(list.path("lacks").asString()).isEqualTo("swarm");
    assertThat(list.path("items")).isEmpty();
    assertThat(inventory.rows(Kind.NODE)).extracting(NodeRow::role).containsExactly("none");
  }

  @Test
  void volumesAreMeasuredWhenSomebodyLooks() {
    Eventually.soon().until(() -> inventory.staleSince(Kind.VOLUME).isEmpty());
    assertThat(inventory.find(Kind.VOLUME, "store").size()).isEmpty();
    api.list("volumeList", Map.of());
    Eventually.soon()
        .until(() -> inventory.find(Kind.VOLUME, "store").size().equals(java.util.Optional.of(5L)));
  }

  @Test
  void changesAreTold() throws InterruptedException {
    try (var subscription = inventory.changes().subscribe()) {
      engine.exit("a1", "web");
      engine.tell("die", "a1");
      Change change = subscription.next(Duration.ofSeconds(10)).orElseThrow();
      // other tables may still be on their first reading
      while (!change.id().equals("a1")) {
        change = subscription.next(Duration.ofSeconds(10)).orElseThrow();
      }
      assertThat(change.type()).isEqualTo(Change.Type.UPSERT);
    }
  }
}
