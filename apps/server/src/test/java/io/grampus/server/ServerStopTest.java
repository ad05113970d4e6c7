package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerStopTest {

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
}
