package io.grampus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditStoreTest {
  private static final Instant DAY = Instant.parse("2026-11-24T00:00:00Z");
  @TempDir Path folder;
  private Sql sql;
  private AuditStore store;

  @BeforeEach
  void open() {
    sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    sql.migrate(AuditLog.class);
    store = new AuditStore(sql);
    row("1", "ada", "stack.deploy", "stack/shop", "ok");
    row("2", "bob", "stack.remove", "stack/shop", "permission.missing");
    row("3", "ada", "token.create", "token/ci", "ok");
  }

  @AfterEach
  void close() {
    sql.close();
  }

  @Test
  void theNewestRowComesFirst() {
    var page = store.find(filter("", "", ""), 2, 0);
    assertThat(page.items()).extracting(r -> r.what().id()).containsExactly("3", "2");
    assertThat(page.total()).isEqualTo(3);
  }

  @Test
  void filtersNarrow() {
    assertThat(store.find(filter("ada", "stack.*", ""), 0, 0).items())
        .extracting(r -> r.what().id())
        .containsExactly("1");
    assertThat(store.find(filter("", "", "shop"), 0, 0).total()).isEqualTo(2);
  }

  @Test
  void aPartOfTheAddressNarrows() {
    assertThat(store.find(from("127.0."), 0, 0).total()).isEqualTo(3);
    assertThat(store.find(from("10."), 0, 0).total()).isZero();
    assertThat(store.find(filter("", "", ""), 0, 0).items())
        .allMatch(row -> from("0.0.1").matches(row) && !from("10.").matches(row));
  }

  @Test
  void anyOfSeveralObjectsFits() {
    Optional<String> any = Optional.empty();
    Optional<Instant> ever = Optional.empty();
    var filter =
        new AuditFilter(any, any, Optional.of("stack/shop,token/ci"), any, ever, ever, any, any);
    assertThat(store.find(filter, 0, 0).items()).hasSize(3).allMatch(filter::matches);
  }

  @Test
  void aRowIsFoundByItsNumberAndByItsRequest() {
    AuditRow second = store.row("2").orElseThrow();
    assertThat(second.what().who()).isEqualTo("bob");
    store.begin(attempt("77", "eve", "user.create", "user/x"));
    AuditRow fourth = store.row("77").orElseThrow();
    assertThat(store.row(String.valueOf(fourth.number()))).contains(fourth);
    assertThat(store.row("nothing")).isEmpty();
  }

  @Test
  void whatNeverEndedIsUnknownAfterARestart() {
    store.begin(attempt("4", "ada", "stack.deploy", "stack/shop"));
    assertThat(store.markUnknown()).isEqualTo(1);
    assertThat(store.find(filter("", "", ""), 1, 0).items().getFirst().result())
        .isEqualTo("unknown");
  }

  @Test
  void oldRowsAreForgotten() {
    assertThat(store.removeBefore(DAY.plusSeconds(2))).isEqualTo(1);
    assertThat(store.find(filter("", "", ""), 0, 0).total()).isEqualTo(2);
  }

  @Test
  void theRetentionIsKept() {
    assertThat(store.retention()).isEmpty();
    store.keepFor(Duration.ofDays(30));
    assertThat(store.retention()).contains(Duration.ofDays(30));
  }

  private void row(String id, String who, String action, String object, String result) {
    store.begin(attempt(id, who, action, object));
    store.end(id, new AuditTrail.Ending(result, "", Duration.ofMillis(5)));
  }

  private static AuditTrail.Attempt attempt(String id, String who, String action, String object) {
    Instant at = DAY.plusSeconds(Long.parseLong(id));
    return new AuditTrail.Attempt(id, at, who, action, object, "127.0.0.1");
  }

  private static AuditFilter filter(String who, String action, String text) {
    return new AuditFilter(
        given(who),
        given(action),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        given(text));
  }

  private static AuditFilter from(String address) {
    Optional<String> any = Optional.empty();
    return new AuditFilter(
        any, any, any, any, Optional.empty(), Optional.empty(), Optional.of(address), any);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
