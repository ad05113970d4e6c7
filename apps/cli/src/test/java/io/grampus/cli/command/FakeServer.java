package io.grampus.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An API that answers what a test told it to. */
final class FakeServer implements AutoCloseable {
  private record Reply(int status, String type, String body) {}

  /** A request that came. */
  record Seen(String line, String body, Map<String, String> headers) {}

  private final HttpServer http;
  private final Map<String, List<Reply>> replies = new HashMap<>();
  final List<Seen> seen = new CopyOnWriteArrayList<>();
  int cut;

  FakeServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::answer);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  FakeServer json(String request, String body) {
    return reply(request, 200, "application/json", body);
  }

  FakeServer problem(String request, int status, String body) {
    return reply(request, status, "application/problem+json", body);
  }

  /** Pairs of an event's name and data. */
  FakeServer events(String request, String... pairs) {
    var body = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      body.append("event: ")
          .append(pairs[i])
          .append("\ndata: ")
          .append(pairs[i + 1])
          .append("\n\n");
    }
    return reply(request, 200, "text/event-stream", body.toString());
  }

  /** Frames of Docker's multiplexed stream, each the number of its output and its text. */
  FakeServer frames(String request, String... frames) {
    var body = new StringBuilder();
    for (String frame : frames) {
      char output = (char) (frame.charAt(0) - '0');
      String length = "\0\0\0" + (char) (frame.length() - 1);
      body.append(output).append("\0\0\0").append(length).append(frame, 1, frame.length());
    }
    return reply(request, 200, "application/vnd.docker.multiplexed-stream", body.toString());
  }

  private FakeServer reply(String request, int status, String type, String body) {
    replies.computeIfAbsent(request, _ -> new ArrayList<>()).add(new Reply(status, type, body));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String line = exchange.getRequestMethod() + " " + path;
    String query = exchange.getRequestURI().getRawQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((k, v) -> headers.put(k, v.getFirst()));
    seen.add(new Seen(line + (query == null ? "" : "?" + query), body, headers));
    if (cut > 0) {
      cut--;
      exchange.close();
      return;
    }
    List<Reply> known = replies.getOrDefault(line, List.of());
    Reply reply =
        known.isEmpty()
            ? new Reply(404, "text/plain", "")
            : known.size() > 1 ? known.removeFirst() : known.getFirst();
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
