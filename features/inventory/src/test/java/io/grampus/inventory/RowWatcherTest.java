package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RowWatcherTest {
  /** Uses as much CPU as the test says. */
  private static final class Dial implements LiveFigures {
    private volatile double cpu = 10;

    @Override
    public Optional<LiveFigure> of(String container) {
      return Optional.of(new LiveFigure(cpu, 5));
    }

    @Override
    public long version() {
      return (long) cpu;
    }
  }

  private final Dial dial = new Dial();
  private final Tables tables = new Tables(Clock.system(), () -> dial);
  private final Shelf<ContainerRow> shelf = tables.containers;
  private final Table<ContainerRow> table = shelf.table();
  private final RecordedSink sink = new RecordedSink();

  private void watch(String query) {
    watch(query, 0);
  }

  private void watch(String query, int first) {
    table.fresh();
    var watcher = new RowWatcher<>(table, shelf.lister(), shelf.live(), Clock.system());
    Thread.ofVirtual().start(() -> watcher.watch(shelf.request(query, "", first, 0), sink));
    Eventually.soon().until(() -> sink.events().contains("snapshot"));
  }

  @AfterEach
  void leave() {
    sink.close();
  }

  @Test
  void aRowThatCeasesToFitIsARemove() {
    table.replace(List.of(Samples.row("a", "web"), Samples.exited("b", "api")));
    watch("state:running");
    assertThat(sink.shown()).containsOnlyKeys("a");
    table.apply(List.of(Samples.exited("a", "web"), Samples.row("b", "api")), List.of());
    Eventually.soon().until(() -> sink.shown().keySet().equals(java.util.Set.of("b")));
  }

  @Test
  void aRowThatNeverFitIsNotSpokenOf() {
    watch("name:web");
    table.apply(List.of(Samples.row("b", "api")), List.of());
    table.apply(List.of(), List.of("b"));
    table.apply(List.of(Samples.row("a", "web")), List.of());
    Eventually.soon().until(() -> sink.shown().containsKey("a"));
    assertThat(sink.sent())
        .filteredOn(sent -> sent.event().equals("delta"))
        .noneMatch(sent -> sent.json().toString().contains("\"b\""));
  }

  @Test
  void theRowsOfALongListAfterTheFirstOnesFollow() {
    table.replace(
        IntStream.range(0, 5000).mapToObj(i -> Samples.row("id" + i, "web" + i)).toList());
    watch("-name:web7", 200);
    RecordedSink.Sent first = sink.sent().getFirst();
    assertThat(first.json().path("items").size()).isEqualTo(200);
    assertThat(first.json().path("total").asInt()).isEqualTo(4999);
    Eventually.soon().until(() -> sink.shown().size() == 4999);
    assertThat(sink.sent()).hasSize(4);
    table.apply(List.of(), List.of("id4999"));
    Eventually.soon().until(() -> sink.shown().size() == 4998);
  }

  @Test
  void manyChangesOfARowAreFewDeltas() {
    watch("");
    long begun = System.nanoTime();
    for (int i = 0; i < 5000; i++) {
      table.apply(List.of(Samples.row("a", "web" + i)), List.of());
    }
    Eventually.soon().until(() -> sink.shown().get("a").path("name").asString().equals("web4999"));
    long tenths = (System.nanoTime() - begun) / 100_000_000 + 2;
    assertThat(sink.sent().size()).isLessThanOrEqualTo((int) tenths + 1);
  }

  @Test
  void stalenessAndFreshnessAreTold() {
    watch("");
    table.stale(Instant.parse("2026-01-01T12:00:00Z"));
    Eventually.soon().until(() -> sink.events().contains("stale"));
    assertThat(sink.last().path("since").asString()).isEqualTo("2026-01-01T12:00:00Z");
    table.fresh();
    Eventually.soon().until(() -> sink.events().contains("fresh"));
  }

  @Test
  void aLiveFieldMakesRowsComeAndGoWithoutChanging() {
    table.replace(List.of(Samples.row("a", "web")));
    watch("cpu>50");
    assertThat(sink.shown()).isEmpty();
    dial.cpu = 80;
    Eventually.soon().until(() -> sink.shown().containsKey("a"));
    dial.cpu = 20;
    Eventually.soon().until(() -> sink.shown().isEmpty());
  }

  @Test
  void aListAndItsRowsAreWrittenAsTheRecordsAre() {
    dial.cpu = 10.25;
    table.replace(List.of(Samples.row("a", "web-\u00e4")));
    table.fresh();
    JsonNode page = Json.MAPPER.readTree(shelf.lister().list(shelf.request("", "", 1, 0)).json());
    JsonNode row = page.path("items").path(0);
    JsonNode expected =
        Json.MAPPER.readTree(
            Json.MAPPER.writeValueAsBytes(shelf.live().now(Samples.row("a", "web-\u00e4"))));
    assertThat(row).isEqualTo(expected);
    assertThat(row.path("cpu").asDouble()).isEqualTo(10.25);
    assertThat(row.path("status").asString()).startsWith("Up ");
    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(page.has("staleSince")).isFalse();
  }

  @Test
  void theEtagChangesWithTheRowsAndTheQuestion() {
    Shelf<VolumeRow> volumes = tables.volumes;
    String before = volumes.lister().list(volumes.request("", "", 0, 0)).etag();
    assertThat(volumes.lister().list(volumes.request("", "", 0, 0)).etag()).isEqualTo(before);
    assertThat(volumes.lister().list(volumes.request("name:x", "", 0, 0)).etag())
        .isNotEqualTo(before);
    volumes.table().fresh();
    assertThat(volumes.lister().list(volumes.request("", "", 0, 0)).etag()).isNotEqualTo(before);
  }
}
