package io.grampus.e2e;

import io.grampus.kernel.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** A browser as the server sees it: one HTTP/2 connection, on which streams are followed. */
final class Viewer {
  private final HttpClient client;
  private final String server;
  private final String token;
  private volatile boolean lost;

  private Viewer(HttpClient client, String server, String token) {
    this.client = client;
    this.server = server;
    this.token = token;
  }

  /** So many viewers, who are so many users. */
  static List<Viewer> open(ServerProcess server, int users, int viewers) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      tokens.add(token(server, "viewer" + i));
    }
    List<Viewer> open = new ArrayList<>();
    for (int i = 0; i < viewers; i++) {
      open.add(new Viewer(browser(server), server.url(), tokens.get(i % users)));
    }
    return open;
  }

  private static HttpClient browser(ServerProcess server) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_2)
        .sslContext(server.trust())
        .build();
  }

  private static String token(ServerProcess server, String name) throws Exception {
    String password = "only for a bench";
    server.post("/users", Map.of("name", name, "password", password, "role", "viewer"));
    return Json.MAPPER
        .readTree(server.post("/session", Map.of("username", name, "password", password)))
        .path("token")
        .asString();
  }

  /** Hands every line of a stream over, in the background. */
  void follow(String path, Consumer<String> line) {
    ask(path, BodyHandlers.fromLineSubscriber(new Taker<>(line)));
  }

  /** Reads a stream whose content matters to nobody: what is measured is the server. */
  void receive(String path) {
    ask(path, BodyHandlers.fromSubscriber(new Taker<List<ByteBuffer>>(bytes -> {})));
  }

  private void ask(String path, BodyHandler<Void> body) {
    var request =
        HttpRequest.newBuilder(URI.create(server + "/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    client.sendAsync(request, body).whenComplete((answer, failure) -> lost = true);
  }

  /** Whether a stream ended or was refused. */
  boolean lost() {
    return lost;
  }

  private record Taker<T>(Consumer<T> consumer) implements Flow.Subscriber<T> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
      consumer.accept(item);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
