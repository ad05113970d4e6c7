package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Table<ContainerRow> table =
      new Table<>(
          Kind.CONTAINER,
          new Fields<ContainerRow>(Clock.system()).order("name"),
          new Topic<>(10),
          Instant.EPOCH);

  private static List<String> ids(List<Entry<ContainerRow>> entries) {
    return entries.stream().map(Entry::id).toList();
  }

  @Test
  void theSameRowAgainIsNoChange() {
    table.replace(List.of(Samples.row("a", "web")));
    long version = table.version();
    table.replace(List.of(Samples.row("a", "web")));
    table.apply(List.of(Samples.row("a", "web")), List.of("nobody"));
    assertThat(table.version()).isEqualTo(version);
  }

  @Test
  void whatChangedSinceAVersionIsTold() {
    table.replace(List.of(Samples.row("a", "web"), Samples.row("b", "api")));
    long version = table.version();
    table.apply(List.of(Samples.exited("a", "web")), List.of("b"));
    Delta<ContainerRow> delta = table.since(version);
    assertThat(ids(delta.upserts())).containsExactly("a");
    assertThat(delta.removes()).containsExactly("b");
    assertThat(table.since(delta.version()).upserts()).isEmpty();
    assertThat(table.since(delta.version()).removes()).isEmpty();
  }

  @Test
  void aRowThatWentAndCameBackIsNotRemoved() {
    table.replace(List.of(Samples.row("a", "web")));
    long version = table.version();
    table.replace(List.of());
    table.replace(List.of(Samples.row("a", "web")));
    assertThat(table.since(version).removes()).isEmpty();
    assertThat(ids(table.since(version).upserts())).containsExactly("a");
  }

  @Test
  void tooOldAVersionIsNotCompletelyKnown() {
    table.replace(List.of(Samples.row("first", "first")));
    long version = table.version();
    List<ContainerRow> many = new ArrayList<>();
    for (int i = 0; i < Table.TOMBSTONES; i++) {
      many.add(Samples.row("x" + i, "x" + i));
    }
    table.apply(many, List.of());
    table.apply(List.of(), many.stream().map(ContainerRow::id).toList());
    assertThat(table.since(version).complete()).isTrue();
    table.apply(List.of(), List.of("first"));
    table.apply(List.of(Samples.row("y", "y")), List.of());
    table.apply(List.of(), List.of("y"));
    assertThat(table.since(version).complete()).isFalse();
    assertThat(table.since(table.version()).complete()).isTrue();
  }

  @Test
  void rowsAreInTheTablesOrder() {
    table.replace(
        List.of(Samples.row("1", "web"), Samples.row("2", "Api"), Samples.row("3", "db")));
    assertThat(ids(table.snapshot().entries())).containsExactly("2", "3", "1");
  }

  @Test
  void waitingEndsWithAChangeAWakeOrTheTime() throws InterruptedException {
    assertThat(table.await(table.version(), Duration.ofMillis(1))).isFalse();
    assertThat(table.await(table.version() - 1, Duration.ofSeconds(10))).isTrue();
    Thread waker =
        Thread.ofVirtual()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                table.wake();
                Thread.yield();
              }
            });
    assertThat(table.await(table.version(), Duration.ofMinutes(5))).isFalse();
    waker.interrupt();
  }

  @Test
  void stalenessIsAChangeAndKeepsItsBeginning() {
    table.fresh();
    long version = table.version();
    table.stale(Instant.EPOCH.plusSeconds(5));
    table.stale(Instant.EPOCH.plusSeconds(9));
    assertThat(table.staleSince()).contains(Instant.EPOCH.plusSeconds(5));
    assertThat(table.version()).isEqualTo(version + 1);
  }
}
