package io.grampus.testkit;

import io.grampus.wire.BodyOutput;
import io.grampus.wire.Exchange;
import io.grampus.wire.Fields;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request to the fake engine, with the ways to answer it. */
final class FakeCall {
  private static final Fields JSON = Fields.of("Content-Type", "application/json");
  private final Exchange exchange;
  private final Map<String, String> path;
  private final Map<String, String> query;

  FakeCall(Exchange exchange, Map<String, String> path) {
    this.exchange = exchange;
    this.path = path;
    this.query = parse(exchange.request().query());
  }

  Exchange exchange() {
    return exchange;
  }

  /** A part of the path; empty when there is none of that name. */
  String path(String name) {
    return path.getOrDefault(name, "");
  }

  String query(String name) {
    return query.getOrDefault(name, "");
  }

  boolean flag(String name) {
    return List.of("1", "true", "True", "t").contains(query(name));
  }

  FakeFilters filters() {
    return FakeFilters.parse(query("filters"));
  }

  ObjectNode body() throws IOException {
    return FakeJson.parse(exchange.body().readAllBytes());
  }

  void json(JsonNode body) throws IOException {
    json(200, body);
  }

  void json(int status, JsonNode body) throws IOException {
    exchange.respond(status, JSON, FakeJson.MAPPER.writeValueAsBytes(body));
  }

  /** Answers without a body. */
  void done(int status) throws IOException {
    exchange.respond(status, Fields.none(), new byte[0]);
  }

  /** Begins an answer that goes on for a while. */
  BodyOutput stream(String contentType) throws IOException {
    exchange.body().readAllBytes();
    return exchange.respond(200, Fields.of("Content-Type", contentType));
  }

  void refuse(FakeRefusal refusal) throws IOException {
    json(refusal.status(), FakeJson.object().put("message", refusal.getMessage()));
  }

  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Map<String, String> parse(String query) {
    Map<String, String> values = new HashMap<>();
    for (String pair : query.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        String value = URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8);
        values.put(pair.substring(0, at), value);
      }
    }
    return values;
  }
}
