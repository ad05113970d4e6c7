package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLedgerTest {
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
