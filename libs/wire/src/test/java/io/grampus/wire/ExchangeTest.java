package io.grampus.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Client and listener against each other, over a unix socket. */
@Timeout(30)
class ExchangeTest {
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(500));

  @TempDir Path folder;
  private HttpListener listener;
  private WireClient client;

  private void serve(HttpListener.Handler handler) throws IOException {
    Path socket = folder.resolve("s");
    listener = HttpListener.unix(socket, handler);
    client = new WireClient(Transport.unix(socket), TIMEOUTS);
  }

  @AfterEach
  void close() {
    client.close();
    if (listener != null) {
      listener.close();
    }
  }

  private String get(String target) throws IOException {
    try (Response response = client.send(Request.of("GET", target))) {
      return new String(response.body().readAllBytes(), UTF_8);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void answers() throws IOException {
    serve(x -> x.respond(200, Fields.none(), bytes(x.request().target())));
    assertThat(get("/a?b")).isEqualTo("/a?b");
  }

  @Test
  void keepsAConnectionForTheNextGetOnly() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    serve(x -> x.respond(200, Fields.none(), bytes("" + x.request().fields().has("Host"))));
    Transport counted = new Counted(Transport.unix(folder.resolve("s")), connections);
    try (WireClient counting = new WireClient(counted, TIMEOUTS)) {
      for (int i = 0; i < 3; i++) {
        try (Response r = counting.send(Request.of("GET", "/"))) {
          r.body().readAllBytes();
        }
      }
      assertThat(connections).hasValue(1);
      for (int i = 0; i < 2; i++) {
        Body body = new Body.Bytes(bytes("x"));
        try (Response r = counting.send(new Request("POST", "/", Fields.none(), body))) {
          r.body().readAllBytes();
        }
      }
      assertThat(connections).hasValue(3);
    }
  }

  private record Counted(Transport real, AtomicInteger opened) implements Transport {
    @Override
    public Connection open(Duration within) throws IOException {
      opened.incrementAndGet();
      return real.open(within);
    }

    @Override
    public String address() {
      return real.address();
    }
  }

  @Test
  void asksAgainWhenTheKeptConnectionIsDead() throws IOException {
    serve(x -> x.respond(200, Fields.none(), bytes("first")));
    assertThat(get("/")).isEqualTo("first");
    listener.close();
    listener =
        HttpListener.unix(folder.resolve("s"), x -> x.respond(200, Fields.none(), bytes("second")));
    assertThat(get("/")).isEqualTo("second");
  }

  @Test
  void readsTheAnswerWhileTheBodyIsStillBeingSent() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    serve(x -> {
      BodyOutput out = x.respond(200, Fields.none());
      out.write(x.body().read());
      out.write(x.body().readAllBytes());
    });
    Body.Writer writer =
        out -> {
          out.write('a');
          out.flush();
          try {
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          out.write(bytes("bc"));
        };
    Request request = new Request("POST", "/", Fields.none(), new Body.Stream(writer));
    try (Response response = client.send(request)) {
      assertThat(response.body().read()).isEqualTo('a');
      answered.countDown();
      assertThat(response.body().readAllBytes()).isEqualTo(bytes("bc"));
    }
  }

  @Test
  void anEarlyRefusalIsReadThoughTheBodyIsNot() throws IOException {
    serve(x -> x.respond(404, Fields.of("Connection", "close"), bytes("no")));
    Body.Writer endless =
        out -> {
          while (true) {
            out.write(new byte[100_000]);
          }
        };
    Request request = new Request("PUT", "/", Fields.none(), new Body.Stream(endless));
    try (Response response = client.send(request)) {
      assertThat(response.status()).isEqualTo(404);
    }
  }

  @Test
  void aSourceThatFailsIsNamed() throws IOException {
    serve(x -> x.respond(200, Fields.none(), x.body().readAllBytes()));
    Body.Writer broken =
        out -> {
          out.write(1);
          throw new IOException("the disk is gone");
        };
    Request request = new Request("PUT", "/x", Fields.none(), new Body.Stream(broken));
    assertThatThrownBy(() -> client.send(request))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("PUT /x at unix://")
        .hasMessageContaining("the disk is gone");
  }

  @Test
  void namesARequestThatIsNotAnsweredInTime() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    serve(x -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    assertThatThrownBy(() -> get("/slow"))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> assertThat(e.reason()).isEqualTo(WireException.Reason.TIMED_OUT))
        .hasMessageContaining("GET /slow at unix://")
        .hasMessageContaining("500 ms");
    never.countDown();
  }

  @Test
  void namesASocketThatIsNotThere() {
    client = new WireClient(Transport.unix(folder.resolve("none")), TIMEOUTS);
    assertThatThrownBy(() -> get("/"))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> assertThat(e.reason()).isEqualTo(WireException.Reason.UNREACHABLE));
  }

  @Test
  void refusesMalformedRequests() throws IOException {
    serve(x -> x.respond(200, Fields.none(), bytes("never")));
    try (Connection raw = Transport.unix(folder.resolve("s")).open(Duration.ofSeconds(1))) {
      raw.write(ByteBuffer.wrap(bytes("GET / HTTP/1.1\nHost: a\n\n")));
      assertThat(new HttpConnection(raw).readResponse().status()).isEqualTo(400);
    }
  }

  @Test
  void seesThatTheClientOfAQuietStreamHasLeft() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    serve(x -> {
      x.respond(200, Fields.none());
      x.whenClientLeaves(left::countDown);
      try {
        left.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    try (Response response = client.send(Request.of("GET", "/events"))) {
      assertThat(response.status()).isEqualTo(200);
    }
    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void hijacksAndKeepsTheOtherHalfAfterAHalfClose() throws Exception {
    serve(x -> {
      Connection raw =
          x.upgrade(
              new ResponseHead(101, Fields.of("Connection", "Upgrade").and("Upgrade", "tcp")));
      ByteBuffer all = ByteBuffer.allocate(1 << 20);
      while (raw.read(all) >= 0) {
        // until the client ends its half
      }
      raw.write(all.flip());
    });
    Fields fields = Fields.of("Connection", "Upgrade").and("Upgrade", "tcp");
    Request request = new Request("POST", "/exec", fields, new Body.Bytes(bytes("{}")));
    try (Connection raw = client.send(request).takeOver()) {
      raw.write(ByteBuffer.wrap(bytes("hello")));
      raw.shutdownOutput();
      ByteBuffer echo = ByteBuffer.allocate(100);
      while (raw.read(echo) >= 0) {
        // until the server ends its half
      }
      assertThat(echo.position()).isEqualTo(5);
    }
  }

  @Test
  void anAnswerThatDoesNotEndInTimeIsBroken() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    serve(x -> {
      x.respond(200, Fields.none()).write('a');
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    try (Response response = client.send(Request.of("GET", "/"))) {
      response.finishWithin(Duration.ofMillis(100));
      assertThatThrownBy(() -> response.body().readAllBytes())
          .isInstanceOfSatisfying(
              IOException.class,
              e -> assertThat(response.reasonOf(e)).hasMessageContaining("100 ms"));
    }
    never.countDown();
  }
}
