package io.grampus.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client, a relay on wire, and an engine that only echoes. */
@Timeout(60)
class RelayTest {
  private static final Fields UPGRADE = Fields.of("Connection", "Upgrade").and("Upgrade", "tcp");

  @TempDir Path folder;
  private final CountDownLatch engineSawTheEnd = new CountDownLatch(1);
  private HttpListener engine;
  private HttpListener relay;
  private WireClient client;

  @BeforeEach
  void start() throws IOException {
    engine = HttpListener.unix(folder.resolve("engine"), this::echo);
    MiniProxy proxy = new MiniProxy(folder.resolve("engine"));
    relay = HttpListener.unix(folder.resolve("relay"), proxy::forward);
    client = new WireClient(Transport.unix(folder.resolve("relay")), Timeouts.usual());
  }

  @AfterEach
  void stop() {
    client.close();
    relay.close();
    engine.close();
  }

  private void echo(Exchange exchange) throws IOException {
    if (!exchange.request().wantsUpgrade()) {
      BodyOutput out = exchange.respond(200, Fields.of("X-Twice", "1").and("X-Twice", "2"));
      exchange.body().transferTo(out);
      out.end(Fields.of("Digest", "d"));
      return;
    }
    Connection raw = exchange.upgrade(new ResponseHead(101, UPGRADE));
    try {
      Relay.copy(raw, raw);
    } finally {
      engineSawTheEnd.countDown();
    }
  }

  private Connection hijack() {
    Body body = new Body.Bytes("{}".getBytes(UTF_8));
    return client.send(new Request("POST", "/exec/1/start", UPGRADE, body)).takeOver();
  }

  @Test
  void bodiesFieldsAndTrailersPass() throws IOException {
    Body body = new Body.Stream(out -> out.write("hello".getBytes(UTF_8)));
    try (Response response = client.send(new Request("POST", "/load", Fields.none(), body))) {
      assertThat(response.body().readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
      assertThat(response.head().fields().values("X-Twice")).containsExactly("1", "2");
      assertThat(response.body().trailers().first("Digest")).contains("d");
    }
  }

  @Test
  void nothingIsLostAfterAHalfClose() throws Exception {
    byte[] sent = new byte[3_000_000];
    new Random(1).nextBytes(sent);
    try (Connection raw = hijack()) {
      Thread writer =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  raw.write(ByteBuffer.wrap(sent));
                  raw.shutdownOutput();
                } catch (IOException e) {
                  raw.close();
                }
              });
      ByteBuffer got = ByteBuffer.allocate(sent.length + 1);
      while (raw.read(got) >= 0) {
        // until the engine ends its half
      }
      writer.join();
      assertThat(got.flip()).isEqualTo(ByteBuffer.wrap(sent));
    }
  }

  @Test
  void theEngineSeesThatTheClientHasGone() throws Exception {
    try (Connection raw = hijack()) {
      raw.write(ByteBuffer.wrap(new byte[] {1}));
    }
    assertThat(engineSawTheEnd.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
