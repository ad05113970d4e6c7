package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServerStopTest {

  /** Whether the flood has come to a halt, as it has once both clients' windows are full. */
  private static final class NothingMore implements BooleanSupplier {
    private static final int LOOKS = 50;
    private int before;
    private int same;

    @Override
    public boolean getAsBoolean() {
      int now = Probe.FLOODED.get();
      same = now > 0 && now == before ? same + 1 : 0;
      before = now;
      return same == LOOKS;
    }
  }

  @Test
  void aStreamEndsInGoodOrderWhenTheServerStops(@TempDir Path folder) throws Exception {
    var server = new TestServer(folder.resolve("data"));
    var request = server.request("/quiet", server.admin).build();
    try (InputStream open = server.http.send(request, BodyHandlers.ofInputStream()).body()) {
      server.server.close();
      // a stream that was cut off would throw
      String said = new String(open.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).contains(": keep-alive");
    } finally {
      server.http.shutdownNow();
    }
  }

  @Test
  @Timeout(60)
  void clientsThatTakeNothingDoNotKeepAServerFromStopping(@TempDir Path folder) throws Exception {
    var server = new TestServer(folder.resolve("data"));
    Fields fields = Fields.of("Authorization", "Bearer " + server.admin);
    var context = TestServer.trusting(server.server.authority());
    var transport = Transport.tls("127.0.0.1", server.server.port(), context);
    Probe.left = new CountDownLatch(2);
    try (var http1 = new WireClient(transport, Timeouts.usual());
        var _ = http1.send(new Request("GET", "/api/v1/flood", fields, Body.none()));
        InputStream _ =
            server
                .http
                .send(server.request("/flood", server.admin).build(), BodyHandlers.ofInputStream())
                .body()) {
      assertThat(Await.until(Duration.ofSeconds(30), new NothingMore())).isTrue();
      server.server.close();
      assertThat(Probe.left.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      server.http.shutdownNow();
    }
  }
}
