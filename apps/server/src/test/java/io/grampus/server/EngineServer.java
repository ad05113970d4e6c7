package io.grampus.server;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole server on a real engine, and a client that is signed in as administrator. */
final class EngineServer implements AutoCloseable {
  final TestEngine engine;
  final HttpClient http;
  private final Server server;
  private final String token;

  EngineServer(Path data) throws Exception {
    this(data, TestEngine.shared().load(TestImage.BASE));
  }

  EngineServer(Path data, TestEngine engine) throws Exception {
    this.engine = engine;
    var address = Optional.of(engine.dockerHost());
    server =
        Server.start(
            new Settings(
                data,
                "127.0.0.1",
                0,
                address,
                false,
                Optional.empty(),
                Settings.Files.NONE,
                Optional.empty()));
    http = HttpClient.newBuilder().sslContext(TestServer.trusting(server.authority())).build();
    String code = server.identity().firstRunCode(false).orElseThrow();
    String login =
        "{\"username\":\"ada\",\"password\":\"correct horse\",\"code\":\"" + code + "\"}";
    var answer =
        http.send(
            HttpRequest.newBuilder(uri("/session")).POST(BodyPublishers.ofString(login)).build(),
            BodyHandlers.ofString());
    token = TestServer.member(answer.body(), "token");
  }

  URI uri(String path) {
    return URI.create("https://127.0.0.1:" + server.port() + "/api/v1" + path);
  }

  String bearer() {
    return "Bearer " + token;
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body) throws Exception {
    return http.send(request(method, path, body), BodyHandlers.ofString());
  }

  /** The body as it comes. */
  InputStream stream(String path) throws IOException, InterruptedException {
    return http.send(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofInputStream())
        .body();
  }

  private HttpRequest request(String method, String path, BodyPublisher body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", bearer())
        .method(method, body)
        .build();
  }

  /** Runs a container; its id. */
  String run(String... command) {
    var words = new ArrayList<>(List.of("run", "-d", TestImage.BASE.reference()));
    words.addAll(List.of(command));
    return engine.docker(words.toArray(String[]::new)).strip();
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.close();
  }
}
