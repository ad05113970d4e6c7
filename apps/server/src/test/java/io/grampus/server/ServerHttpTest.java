package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerHttpTest {
  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new TestServer(data.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void statusIsOpenAndSpokenOverHttp2() throws Exception {
    var answer = server.send("GET", "/status", "", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"ready\":true");
    assertThat(answer.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  @Test
  void aBodyIsReadIntoItsRecord() throws Exception {
    var answer = server.post("/probes/one%2Ftwo", "{\"name\":\"n\",\"count\":3}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"name\":\"one/two\"", "\"count\":3");
  }

  @Test
  void anUnknownMemberIsNamed() throws Exception {
    var answer = server.post("/probes/a", "{\"name\":\"n\",\"count\":3,\"colour\":1}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"colour\"", "count, name, note");
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void aMissingMemberIsNamed() throws Exception {
    var answer = server.post("/probes/a", "{\"count\":3}");
    assertThat(answer.body()).contains("the member name is missing");
  }

  @Test
  void brokenJsonIsToldWithLineAndColumn() throws Exception {
    var answer = server.post("/probes/a", "{\"count\":\n 3,,}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("line 2");
  }

  @Test
  void anUnknownParameterIsRefused() throws Exception {
    var answer = server.get("/probes/a?sise=1");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("sise", "It takes size.");
  }

  @Test
  void anUnknownAddressAndMethodAreTold() throws Exception {
    assertThat(server.get("/nothing/here").statusCode()).isEqualTo(404);
    var answer = server.send("DELETE", "/probes/a", server.admin, "");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("GET, POST");
  }

  @Test
  void aProblemOfTheHandlerKeepsItsWords() throws Exception {
    var answer = server.get("/probes/none");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"probe.notFound\"", "\"next\":\"Try another.\"");
  }

  @Test
  void aDefectIsAProblemWithAReferenceAndNoInnards() throws Exception {
    var answer = server.get("/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("grampus.bug").doesNotContain("as the test wants it");
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() throws Exception {
    String tag = server.get("/probes").headers().firstValue("etag").orElseThrow();
    var request = server.request("/probes", server.admin).header("If-None-Match", tag).build();
    var again = server.http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aLargeAnswerIsZippedWhenAskedFor() throws Exception {
    var request = server.request("/probes", server.admin).header("Accept-Encoding", "gzip").build();
    var answer = server.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain)).contains("\"total\":100");
  }

  @Test
  void eventsArriveInOrder() throws Exception {
    var answer = server.get("/probes/a/ticks");
    assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
    assertThat(answer.body().lines().filter(l -> l.startsWith("event:"))).hasSize(3);
  }

  @Test
  void aQuietStreamShowsItsHeadAndNoticesThatTheClientLeft() throws Exception {
    Probe.left = new CountDownLatch(1);
    var request = server.request("/quiet", server.admin).build();
    var answer = server.http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    answer.body().close();
    assertThat(Probe.left.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void sixtyStreamsOnConnectionsOfTheirOwnLeaveRoomForOthers() throws Exception {
    Probe.left = new CountDownLatch(60);
    var context = TestServer.trusting(server.server.authority());
    // its request follows the handshake at once, as that of an agent
    var transport = Transport.tls("127.0.0.1", server.server.port(), context);
    Fields fields = Fields.of("Authorization", "Bearer " + server.admin);
    var quiet = new Request("GET", "/api/v1/quiet", fields, Body.none());
    List<Response> answers = new ArrayList<>();
    try (var client = new WireClient(transport, Timeouts.usual())) {
      for (int i = 0; i < 60; i++) {
        answers.add(client.send(quiet));
        assertThat(answers.getLast().status()).isEqualTo(200);
      }
      assertThat(server.get("/status").statusCode()).isEqualTo(200);
      answers.forEach(Response::close);
    }
    assertThat(Probe.left.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    var down =
        server.http.send(
            server.request("/bytes", server.admin).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(down.body()).hasSize(1 << 20);
    var publisher = HttpRequest.BodyPublishers.ofByteArray(down.body());
    var up = server.request("/bytes", server.admin).POST(publisher).build();
    assertThat(server.http.send(up, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"count\":1048576");
  }

  @Test
  void aConversationEchoes() throws Exception {
    var got = new ArrayBlockingQueue<byte[]>(10);
    var socket =
        server
            .http
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + server.admin)
            .subprotocols("grampus.exec.v1")
            .buildAsync(
                java.net.URI.create(server.uri("/talk").toString().replace("https", "wss")),
                new Echoes(got))
            .get(10, TimeUnit.SECONDS);
    socket.sendBinary(ByteBuffer.wrap(new byte[] {0, 'h', 'i'}), true).get(5, TimeUnit.SECONDS);
    assertThat(got.poll(10, TimeUnit.SECONDS)).containsExactly(0, 'h', 'i');
    socket.sendClose(1000, "").get(5, TimeUnit.SECONDS);
  }

  @Test
  void aConversationWithoutAWebSocketIsExplained() throws Exception {
    var answer = server.get("/talk");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("grampus.exec.v1");
  }

  private record Echoes(ArrayBlockingQueue<byte[]> got)
      implements java.net.http.WebSocket.Listener {
    @Override
    public CompletionStage<?> onBinary(
        java.net.http.WebSocket socket, ByteBuffer frame, boolean last) {
      byte[] bytes = new byte[frame.remaining()];
      frame.get(bytes);
      got.add(bytes);
      return java.net.http.WebSocket.Listener.super.onBinary(socket, frame, last);
    }
  }
}
