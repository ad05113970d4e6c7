package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a careless or hostile client may send ends in a problem, and the next request is served. */
@Timeout(120)
class HostileRequestTest {
  private static final String BODY = "{\"name\":\"n\",\"count\":3}";
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

  static Stream<byte[]> brokenBodies() {
    return Stream.concat(
        Stream.of(
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"name\":\"n\",\"count\":3} {}",
                "{\"name\":\"n\",\"count\":99999999999}",
                "{\"name\":\"n\",\"count\":" + "9".repeat(5_000) + "}",
                "{\"name\":{\"a\":1},\"count\":3}",
                "{\"name\":" + "[".repeat(100_000),
                "{\"name\":\"\u0000\",\"count\":3}")
            .map(text -> text.getBytes(StandardCharsets.UTF_8)),
        Stream.of(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}));
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void aBodyThatDoesNotFitIsAProblemInWords(byte[] body) throws Exception {
    var request =
        server.request("/probes/a", server.admin).POST(BodyPublishers.ofByteArray(body)).build();
    expectProblem(server.http.send(request, BodyHandlers.ofString()), 400, "request.invalid");
  }

  @Test
  void aBodyOverTheLimitIsRefused() throws Exception {
    String body = "{\"name\":\"" + "x".repeat(Limits.DEFAULT.bodyBytes()) + "\",\"count\":3}";
    expectProblem(server.post("/probes/a", body), 413, "request.tooLarge");
  }

  @Test
  void aWrongMethodIsToldWithThoseThatFit() throws Exception {
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
      var answer = server.send(method, "/probes/a", server.admin, "");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
    }
    expectProblem(server.send("PUT", "/probes/a", server.admin, ""), 405, "request.method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/probes/a/b/c", "/probes/", "//probes", "/probes/%00"})
  void anUnknownAddressIsNotFound(String path) throws Exception {
    var answer = server.get(path);
    if (answer.statusCode() == 400) {
      expectProblem(answer, 400, "request.invalid");
    } else {
      expectProblem(answer, 404, "address.notFound");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/../../../../etc/passwd HTTP/1.1",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        "GET /api/v1/probes/%zz HTTP/1.1",
        "GET  HTTP/1.1",
        "G\u0001T / HTTP/1.1",
        "GET / HTTP/9.9"
      })
  void aBrokenRequestLineIsAProblemToo(String line) throws Exception {
    String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).containsPattern("HTTP/1.1 (40[04]|505) ");
    assertThat(answer)
        .contains("application/problem+json", "\"tried\":", "\"but\":", "\"next\":")
        .doesNotContain("root:", "Exception", "jetty");
  }

  @Test
  void aHeadOverTheLimitIsRefused() throws Exception {
    String head = "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: ";
    String answer = raw(head + "x".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).contains("HTTP/1.1 431 ", "application/problem+json", "\"next\":");
  }

  @Test
  void aHostileIdempotencyKeyIsRefused() throws Exception {
    for (String key : List.of("", "   ", "k".repeat(201), "k".repeat(10_000))) {
      var answer = keyed(key);
      expectProblem(answer, 400, "request.invalid");
      assertThat(answer.body()).contains("Idempotency-Key");
    }
    expectProblem(keyed("one", "two"), 400, "request.invalid");
    assertThat(keyed("'; drop table server_request; --").statusCode()).isEqualTo(200);
    assertThat(keyed("../../etc/passwd").statusCode()).isEqualTo(200);
  }

  @Test
  void aUserHasOnlySoManyStreams() throws Exception {
    String token = server.user("streamer", "viewer");
    List<InputStream> open = new ArrayList<>();
    for (int i = 0; i < Limits.DEFAULT.streamsPerUser(); i++) {
      open.add(quiet(token).body());
    }
    var refused = server.send("GET", "/quiet", token, "");
    expectProblem(refused, 429, "resource.exhausted");
    assertThat(server.get("/probes/a/ticks").statusCode()).as("another user").isEqualTo(200);
    Probe.left = new CountDownLatch(1);
    open.removeFirst().close();
    assertThat(Probe.left.await(30, TimeUnit.SECONDS)).isTrue();
    var again = quiet(token);
    assertThat(again.statusCode()).isEqualTo(200);
    again.body().close();
    for (InputStream stream : open) {
      stream.close();
    }
  }

  @Test
  void aClientThatDoesNotReadHoldsNobodyUp() throws Exception {
    Probe.left = new CountDownLatch(1);
    int before = Probe.FLOODED.get();
    try (SSLSocket lazy = socket()) {
      lazy.getOutputStream()
          .write(
              ("GET /api/v1/flood HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + server.admin
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      awaitStandstill();
      // what the kernel's buffers of both ends hold, far below what a server without a bound sends
      assertThat((long) (Probe.FLOODED.get() - before) << 16).isLessThan(32L << 20);
      assertThat(server.get("/status").statusCode()).isEqualTo(200);
      assertThat(server.get("/probes/a/ticks").body()).contains("tick");
    }
    assertThat(Probe.left.await(30, TimeUnit.SECONDS)).as("the handler has ended").isTrue();
  }

  /**
   * Until the server has sent nothing for as long as ten other requests take, and once something.
   */
  private static void awaitStandstill() throws Exception {
    int seen;
    do {
      seen = Probe.FLOODED.get();
      for (int i = 0; i < 10; i++) {
        server.get("/probes/a/ticks");
      }
    } while (seen == 0 || seen != Probe.FLOODED.get());
  }

  private static HttpResponse<InputStream> quiet(String token) throws Exception {
    return server.http.send(server.request("/quiet", token).build(), BodyHandlers.ofInputStream());
  }

  private static HttpResponse<String> keyed(String... keys) throws Exception {
    HttpRequest.Builder request = server.request("/probes/a", server.admin);
    for (String key : keys) {
      request.header("Idempotency-Key", key);
    }
    return server.http.send(
        request.POST(BodyPublishers.ofString(BODY)).build(), BodyHandlers.ofString());
  }

  private static SSLSocket socket() throws Exception {
    var trusting = TestServer.trusting(server.server.authority());
    var socket =
        (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", server.server.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static String raw(String request) throws Exception {
    try (SSLSocket socket = socket()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("no whole answer", e);
    }
  }

  private static void expectProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    for (String member : List.of("tried", "but", "next")) {
      assertThat(TestServer.member(answer.body(), member)).as(member).isNotBlank();
    }
    assertThat(TestServer.member(answer.body(), "code")).isEqualTo(code);
  }

  @Test
  void whoForgetsTlsIsToldSo() throws Exception {
    String docker = plain("POST /v2/a/blobs/uploads/ HTTP/1.1", "Authorization: Basic YWRhOnB3");
    assertThat(docker).startsWith("HTTP/1.1 400 ").contains("HTTP request to an HTTPS server");

    String browser = plain("GET /containers?q=a HTTP/1.1", "Accept: text/html,*/*");
    assertThat(browser)
        .startsWith("HTTP/1.1 307 ")
        .contains("Location: https://here/containers?q=a");
    assertThat(plain("\u0016ello", "X: y")).doesNotContain("200");
    assertThat(server.get("/probes/a").statusCode()).isEqualTo(200);
  }

  private static String plain(String line, String header) throws IOException {
    var there = server.uri("/");
    try (var socket = new Socket(there.getHost(), there.getPort())) {
      String text = line + "\r\nHost: here\r\nContent-Length: 0\r\n" + header + "\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
