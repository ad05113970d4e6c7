package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Path console = folder.resolve("console");
    Files.createDirectories(console.resolve("assets"));
    Files.writeString(console.resolve("index.html"), "<meta content=\"__NONCE__\">");
    Files.writeString(console.resolve("assets/main-1.js"), "plain");
    Files.writeString(console.resolve("assets/main-1.js.br"), "brotli");
    Files.writeString(folder.resolve("secret"), "not to be served");
    server =
        new TestServer(
            folder.resolve("data"),
            new Server.Extras(Probe.operations(), List.of()),
            Optional.of(console));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyPageIsTheDocumentWithANonceOfItsOwn() throws Exception {
    HttpResponse<String> first = get("/", "text/html");
    HttpResponse<String> second = get("/containers/web.1.abc/logs", "text/html");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(first.body()).doesNotContain("__NONCE__").isNotEqualTo(second.body());
    String nonce = first.body().replaceAll(".*\"(.*)\".*", "$1");
    assertThat(header(first, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "'nonce-" + nonce + "'")
        .doesNotContain("unsafe");
  }

  @Test
  void hashedFilesAreKeptForGoodAndSentCompressed() throws Exception {
    HttpResponse<String> plain = get("/assets/main-1.js", "*/*");
    HttpResponse<String> small = get("/assets/main-1.js", "*/*", "Accept-Encoding", "gzip, br");
    assertThat(plain.body()).isEqualTo("plain");
    assertThat(header(plain, "Cache-Control")).contains("immutable");
    assertThat(small.body()).isEqualTo("brotli");
    assertThat(header(small, "Content-Encoding")).isEqualTo("br");
    String tag = header(plain, "ETag");
    assertThat(get("/assets/main-1.js", "*/*", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void nothingElseIsServed() throws Exception {
    assertThat(get("/assets/main-2.js", "text/html").statusCode()).isEqualTo(404);
    assertThat(get("/assets/..%2f..%2fsecret", "*/*").body()).doesNotContain("not to be served");
    assertThat(get("/..%2fsecret", "*/*").body()).doesNotContain("not to be served");
    assertThat(get("/api/v1/nowhere", "text/html").statusCode()).isEqualTo(404);
    assertThat(get("/nowhere", "application/json").statusCode()).isEqualTo(404);
  }

  @Test
  void theApiKeepsItsPage() throws Exception {
    assertThat(get("/api", "text/html").body()).contains("Grampus API");
  }

  @Test
  void aBrowserHasItsSessionInACookieOnly() throws Exception {
    String body = "{\"username\":\"ada\",\"password\":\"" + TestServer.PASSWORD + "\"}";
    var answer = server.http.send(session(body), HttpResponse.BodyHandlers.ofString());
    String cookie = header(answer, "Set-Cookie");
    assertThat(TestServer.member(answer.body(), "token")).isEmpty();
    assertThat(cookie).contains("; Secure; HttpOnly; SameSite=Strict", "Path=/");
    HttpRequest asked =
        server.request("/session", "").header("Cookie", cookie.split(";")[0]).build();
    var known = server.http.send(asked, HttpResponse.BodyHandlers.ofString());
    assertThat(known.statusCode()).isEqualTo(200);
    HttpRequest out =
        server
            .request("/session", "")
            .header("Cookie", cookie.split(";")[0])
            .header("Sec-Fetch-Site", "same-origin")
            .DELETE()
            .build();
    var gone = server.http.send(out, HttpResponse.BodyHandlers.ofString());
    assertThat(header(gone, "Set-Cookie")).contains("Max-Age=0");
    assertThat(server.http.send(asked, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
  }

  private static HttpRequest session(String body) {
    return server
        .request("/session", "")
        .header("Sec-Fetch-Site", "same-origin")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse<String> get(String path, String accept, String... headers)
      throws Exception {
    URI uri = URI.create("https://127.0.0.1:" + server.server.port() + path);
    var request = HttpRequest.newBuilder(uri).header("Accept", accept);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return server.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
