package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The inventory on a real engine, which is killed under it. */
@Tag("engines")
class InventoryIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final AtomicReference<Optional<TestEngine>> HOST =
      new AtomicReference<>(Optional.empty());
  private Inventory inventory = new Inventory(InventoryIT::connect, Clock.system());
  private Watching api = new Watching(List.of());

  @BeforeAll
  static void startHost() {
    HOST.set(Optional.of(TestEngine.start().load(TestImage.BASE).load(TestImage.LAYERED)));
    host().load(TestImage.LAYERED_2).initSwarm();
  }

  @AfterAll
  static void stopHost() {
    host().close();
  }

  private static TestEngine host() {
    return HOST.get().orElseThrow();
  }

  private static Engine connect() {
    return Engine.connect(EngineAddress.parse(host().dockerHost()));
  }

  @BeforeEach
  void startInventory() throws InterruptedException {
    inventory = new Inventory(connection(), Clock.system());
    api = new Watching(inventory.operations());
    inventory.start();
    for (Kind<?> kind : Kind.ALL) {
      Eventually.soon().until(() -> inventory.staleSince(kind).isEmpty());
    }
  }

  private static java.util.function.Supplier<Engine> connection() {
    Engine engine = connect();
    return () -> engine;
  }

  @AfterEach
  void stopInventory() {
    inventory.close();
    Eventually.within(LONG).until(InventoryIT::nothingIsLeft);
  }

  /** Swarm may be removing some of them itself. */
  private static boolean nothingIsLeft() {
    String left = host().docker("ps", "-aq").strip();
    if (!left.isEmpty()) {
      host().tryDocker(("rm -f " + left.replace('\n', ' ')).split(" "));
    }
    return left.isEmpty();
  }

  private static String run(String name, String... more) {
    var words = new java.util.ArrayList<>(List.of("run", "-d", "--name", name));
    words.addAll(List.of(more));
    words.addAll(List.of(TestImage.BASE.reference(), "sleep", "600"));
    return host().docker(words.toArray(String[]::new)).strip();
  }

  @Test
  void aContainerThatIsStartedAppearsWithAllThatIsKnownOfIt() throws InterruptedException {
    String id = run("first", "--label", "team=pay", "-v", "store:/data");
    assertThat(inventory.await(Kind.CONTAINER, rows -> running(rows, id), LONG)).isTrue();
    ContainerRow row = inventory.find(Kind.CONTAINER, "first");
    assertThat(row.state()).isEqualTo("running");
    assertThat(row.pid()).isPositive();
    assertThat(row.started()).isPresent();
    assertThat(row.labels()).containsEntry("team", "pay");
    assertThat(row.node()).isNotEmpty();
    assertThat(row.mounts()).extracting(MountRow::source).containsExactly("store");
    Eventually.soon()
        .passes(() ->
            assertThat(inventory.find(Kind.VOLUME, "store").usedBy()).containsExactly("first"));
  }

  private static boolean running(List<ContainerRow> rows, String id) {
    return rows.stream().anyMatch(row -> row.id().equals(id) && row.running() && row.pid() > 0);
  }

  @Test
  void aWatchTellsOfStartStopAndRemoval() {
    RecordedSink sink = api.follow("containerWatch", Map.of("q", "name:second"));
    Eventually.soon().until(() -> sink.events().contains("snapshot"));
    String id = run("second");
    Eventually.soon().until(() -> state(sink, id).equals("running"));
    host().docker("kill", "second");
    Eventually.soon().until(() -> state(sink, id).equals("exited"));
    host().docker("rm", "second");
    Eventually.soon().until(() -> sink.shown().isEmpty());
    sink.close();
  }

  private static String state(RecordedSink sink, String id) {
    JsonNode row = sink.shown().get(id);
    return row == null ? "" : row.path("state").asString();
  }

  @Test
  void aKilledEngineLeavesTheRowsStaleAndARestartMakesThemTrue() {
    String survivor = run("survivor");
    String victim = run("victim");
    RecordedSink sink = api.follow("containerWatch", Map.of());
    Eventually.soon().until(() -> state(sink, victim).equals("running"));
    host().kill();
    Eventually.soon().until(() -> sink.events().contains("stale"));
    assertThat(sink.shown()).containsKeys(survivor, victim);
    JsonNode list = Json.MAPPER.readTree(api.list("containerList", Map.of()));
    assertThat(list.path("staleSince").asString()).isNotEmpty();
    assertThat(list.path("total").asInt()).isEqualTo(2);
    host().startAgain();
    host().docker("rm", "-f", "victim");
    Eventually.within(LONG).until(() -> sink.events().contains("fresh"));
    Eventually.within(LONG).until(() -> !sink.shown().containsKey(victim));
    assertThat(sink.shown()).containsKey(survivor);
    sink.close();
  }

  @Test
  void aRestartThatNoEventToldOfIsSeenInTheEnginesOwnWords() throws InterruptedException {
    String id = run("restless");
    assertThat(inventory.await(Kind.CONTAINER, rows -> running(rows, id), LONG)).isTrue();
    host().restart();
    host().docker("start", "restless");
    String pid = host().docker("inspect", "-f", "{{.State.Pid}}", "restless").strip();
    Eventually.within(LONG)
        .until(() -> inventory.find(Kind.CONTAINER, "restless").pid() == Integer.parseInt(pid));
  }

  @Test
  void imagesTellWhichLayersTheyShareAndWhatIsTheirOwn() {
    Eventually.soon()
        .passes(() -> {
          ImageRow second = inventory.find(Kind.IMAGE, TestImage.LAYERED_2.reference());
          assertThat(second.layers()).hasSize(4);
          assertThat(second.layers().getLast().size()).isGreaterThan(3_000_000);
          assertThat(second.uniqueSize()).isEqualTo(second.layers().getLast().size());
          assertThat(second.sharedSize() + second.uniqueSize()).isEqualTo(second.size());
          assertThat(second.layers().getFirst().sharedBy()).isEqualTo(2);
        });
  }

  @Test
  void aServiceCountsTheTasksThatRun() throws InterruptedException {
    host()
        .docker(
            ("service create --detach --name web --no-resolve-image --replicas 2 "
                    + TestImage.BASE.reference()
                    + " sleep 600")
                .split(" "));
    assertThat(inventory.await(Kind.SERVICE, rows -> served(rows, 2), LONG)).isTrue();
    assertThat(inventory.rows(Kind.TASK, "service:web state:running")).hasSize(2);
    // containers are read on a lane of their own and may be seen a moment after their tasks
    Eventually.soon()
        .passes(() ->
            assertThat(inventory.rows(Kind.CONTAINER, "service:web state:running"))
                .extracting(ContainerRow::slot)
                .containsExactlyInAnyOrder(1, 2));
    assertThat(inventory.rows(Kind.NODE).getFirst().leader()).isTrue();
    host().docker("service", "scale", "--detach", "web=3");
    assertThat(inventory.await(Kind.SERVICE, rows -> served(rows, 3), LONG)).isTrue();
    host().docker("service", "rm", "web");
    assertThat(inventory.await(Kind.SERVICE, List::isEmpty, LONG)).isTrue();
    assertThat(inventory.await(Kind.TASK, List::isEmpty, LONG)).isTrue();
  }

  private static boolean served(List<ServiceRow> rows, long replicas) {
    return rows.stream().anyMatch(row -> row.name().equals("web") && row.running() == replicas);
  }

  @Test
  void aLookUpAnswersWithTheRowAndTheEnginesOwnWords() throws InterruptedException {
    String id = run("looked-up");
    assertThat(inventory.await(Kind.CONTAINER, rows -> running(rows, id), LONG)).isTrue();
    var found = (Found) api.answer("containerInspect", Map.of("container", id.substring(0, 12)));
    assertThat(found.row().name()).isEqualTo("looked-up");
    assertThat(found.inspect().path("Id").asString()).isEqualTo(id);
    assertThat(((ContainerRow) found.row()).status()).startsWith("Up ");
  }

  @Test
  void eventsAreToldInOurWords() {
    RecordedSink sink = api.follow("eventWatch", Map.of("filter", "type=container"));
    Eventually.soon()
        .passes(() -> {
          run("told-" + System.nanoTime());
          assertThat(sink.sent())
              .anyMatch(sent ->
                  sent.json().path("action").asString().equals("start")
                      && sent.json().path("name").asString().startsWith("told-"));
        });
    sink.close();
  }
}
