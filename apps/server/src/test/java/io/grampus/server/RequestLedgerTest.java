package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Sql;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLedgerTest {
  private static final Ledger.Key KEY = new Ledger.Key("k", "entry", "request");
  private static final Operation CHANGE = Probe.operations().getFirst();
  private static final AnswerWriter.Answered DONE =
      new AnswerWriter.Answered(201, new byte[] {'{', '}'});
  private static final String BODY = "{\"name\":\"n\",\"count\":3}";

  @Test
  void aRepetitionIsAnsweredAsTheFirstAlsoAfterARestart(@TempDir Path data) throws Exception {
    String first;
    try (var server = new TestServer(data)) {
      first = keyed(server, "k1", BODY).body();
      assertThat(keyed(server, "k1", BODY).body()).isEqualTo(first);
      assertThat(keyed(server, "k2", BODY).body()).isNotEqualTo(first);
    }
    try (var again = new TestServer(data)) {
      assertThat(keyed(again, "k1", BODY).body()).isEqualTo(first);
    }
  }

  @Test
  void aKeyIsNotForAnotherRequest(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data)) {
      keyed(server, "k1", BODY);
      var other = keyed(server, "k1", "{\"name\":\"n\",\"count\":4}");
      assertThat(other.statusCode()).isEqualTo(400);
      assertThat(other.body()).contains("different request");
    }
  }

  @Test
  void aRefusalIsNotKept(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data)) {
      assertThat(keyed(server, "k1", "{}").statusCode()).isEqualTo(400);
      assertThat(keyed(server, "k1", BODY).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatAKilledServerLeftIsCarriedOutWhenItIsRepeated(@TempDir Path data) {
    try (Sql sql = database(data)) {
      new LedgerStore(sql).begin(KEY.entry(), KEY.request(), Instant.EPOCH);
      var ledger = new Ledger(new LedgerStore(sql), Clock.system());
      assertThat(ledger.once(CHANGE, Optional.of(KEY), () -> DONE)).isEqualTo(DONE);
      var again = ledger.once(CHANGE, Optional.of(KEY), () -> fail("carried out twice"));
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.body()).isEqualTo(DONE.body());
    }
  }

  @Test
  void whatItMayHaveDoneAlreadyIsToldWithItsRefusal(@TempDir Path data) {
    var exists = new CommonProblem.Conflict("add", "it exists", "Choose another name.");
    try (Sql sql = database(data)) {
      new LedgerStore(sql).begin(KEY.entry(), KEY.request(), Instant.EPOCH);
      var ledger = new Ledger(new LedgerStore(sql), Clock.system());
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> ledger.once(CHANGE, Optional.of(KEY), () -> refuse(exists)))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> {
                  assertThat(e.problem().but()).isEqualTo("it exists");
                  assertThat(e.problem().next()).contains("The server was stopped");
                });
      }
      var fresh = Optional.of(new Ledger.Key("k", "another", "request"));
      assertThatThrownBy(() -> ledger.once(CHANGE, fresh, () -> refuse(exists)))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem()).isEqualTo(exists));
    }
  }

  @Test
  void whatIsStillBeingCarriedOutIsNotBegunAgain(@TempDir Path data) {
    try (Sql sql = database(data)) {
      var ledger = new Ledger(new LedgerStore(sql), Clock.system());
      var within =
          ledger.once(
              CHANGE,
              Optional.of(KEY),
              () -> {
                assertThatThrownBy(() -> ledger.once(CHANGE, Optional.of(KEY), () -> DONE))
                    .hasMessageContaining("still being carried out");
                return DONE;
              });
      assertThat(within).isEqualTo(DONE);
    }
  }

  private static AnswerWriter.Answered refuse(CommonProblem problem) {
    throw new ProblemException(problem);
  }

  private static Sql database(Path folder) {
    Sql sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    sql.migrate(LedgerStore.class);
    return sql;
  }

  private static HttpResponse<String> keyed(TestServer server, String key, String body)
      throws Exception {
    var request =
        server
            .request("/probes/a", server.admin)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return server.http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
