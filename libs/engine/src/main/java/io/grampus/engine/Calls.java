package io.grampus.engine;

import io.grampus.engine.EngineException.Call;
import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.WireClient;
import io.grampus.wire.WireException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to one engine in the agreed version; answers as JSON, refusals as exceptions. */
final class Calls implements AutoCloseable {
  /** For calls whose work comes before the head: pulls, builds, disk usage. */
  static final Duration LONG = Duration.ofMinutes(30);

  private final WireClient client;
  private final ApiVersion version;

  Calls(WireClient client, ApiVersion version) {
    this.client = client;
    this.version = version;
  }

  ApiVersion version() {
    return version;
  }

  String address() {
    return client.address();
  }

  void require(Capability capability, String what) {
    if (!version.atLeast(capability.since())) {
      throw new EngineException.Unsupported(new Call(what, address()), capability, version);
    }
  }

  ObjectNode object(String path) {
    return object(path, Query.none());
  }

  ObjectNode object(String path, Query query) {
    return object(request("GET", path, query), client.timeouts().head());
  }

  ObjectNode object(Request request, Duration within) {
    Response response = open(request, within);
    try (response) {
      response.finishWithin(within);
      byte[] body = response.body().readAllBytes();
      if (body.length == 0) {
        return Json.object();
      }
      JsonNode node = Json.MAPPER.readTree(body);
      return node instanceof ObjectNode object ? object : Json.object();
    } catch (IOException | JacksonException e) {
      throw broken(response, e);
    }
  }

  <T> List<T> list(String path, Query query, Function<ObjectNode, T> as) {
    return list(request("GET", path, query), client.timeouts().head(), as);
  }

  <T> List<T> list(Request request, Duration within, Function<ObjectNode, T> as) {
    Response response = open(request, within);
    try (response) {
      response.finishWithin(within);
      List<T> views = new ArrayList<>();
      for (JsonNode element : Json.MAPPER.readTree(response.body())) {
        if (element instanceof ObjectNode object) {
          views.add(as.apply(object));
        }
      }
      // up to the end of the body, so that the connection can be used again
      response.body().skip(Long.MAX_VALUE);
      return views;
    } catch (IOException | JacksonException e) {
      throw broken(response, e);
    }
  }

  ObjectNode post(String path, Query query, ObjectNode body) {
    return object(json("POST", path, query, body), client.timeouts().head());
  }

  void run(String method, String path, Query query) {
    run(method, path, query, client.timeouts().head());
  }

  void run(String method, String path, Query query, Duration within) {
    object(request(method, path, query), within);
  }

  Response open(Request request) {
    return open(request, client.timeouts().head());
  }

  /** Sends, and throws what the engine refuses; the caller closes the answer. */
  Response open(Request request, Duration within) {
    Response response;
    try {
      Timeouts limits = client.timeouts().withHead(within);
      response = client.send(request, limits);
    } catch (WireException e) {
      throw unanswered(request, e);
    }
    if (response.status() >= 400 || isRedirection(response.status())) {
      try (response) {
        response.finishWithin(client.timeouts().head());
        throw refusal(call(request, address()), response.status(), message(response));
      }
    }
    return response;
  }

  Request request(String method, String path, Query query) {
    return new Request(method, target(path, query), Fields.none(), Body.none());
  }

  Request json(String method, String path, Query query, ObjectNode body) {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
    Fields fields = Fields.of("Content-Type", "application/json");
    return new Request(method, target(path, query), fields, new Body.Bytes(bytes));
  }

  Request tar(String method, String path, Query query, Body.Writer tar) {
    Fields fields = Fields.of("Content-Type", "application/x-tar");
    return new Request(method, target(path, query), fields, new Body.Stream(tar));
  }

  private String target(String path, Query query) {
    return "/v" + version + path + query;
  }

  /** What to say when an answer could not be read to its end. */
  EngineException broken(Response response, Exception e) {
    return broken(response, address(), e);
  }

  static EngineException broken(Response response, String address, Exception e) {
    Call call = call(response.request(), address);
    if (e instanceof JacksonException && !(e instanceof JacksonIOException)) {
      return new EngineException.Protocol(call, "the answer is not what it should be.", e);
    }
    IOException io = e instanceof IOException direct ? direct : new IOException(e.getMessage(), e);
    IOException reason = response.reasonOf(io);
    return reason instanceof SocketTimeoutException
        ? new EngineException.TimedOut(call, reason.getMessage() + ".", e)
        : new EngineException.Unreachable(call, "the connection broke: " + reason.getMessage(), e);
  }

  EngineException unanswered(Request request, WireException e) {
    return unanswered(request, address(), e);
  }

  static EngineException unanswered(Request request, String address, WireException e) {
    Call call = call(request, address);
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return switch (e.reason()) {
      case UNREACHABLE -> new EngineException.Unreachable(call, "no engine answers: " + said, e);
      case BROKEN -> new EngineException.Unreachable(call, "the connection broke: " + said, e);
      case REFUSED -> new EngineException.Denied(call, "it was refused: " + said, e);
      case TIMED_OUT -> new EngineException.TimedOut(call, said + ".", e);
      case MALFORMED -> new EngineException.Protocol(call, "the answer is not HTTP: " + said, e);
    };
  }

  static String message(Response response) {
    try {
      byte[] body = response.body().readNBytes(64 * 1024);
      String text = new String(body, StandardCharsets.UTF_8).strip();
      if (text.startsWith("{")) {
        return Json.MAPPER.readTree(text).path("message").asString(text);
      }
      return text.isEmpty() ? response.head().reason() : text;
    } catch (IOException | JacksonException e) {
      return response.head().reason();
    }
  }

  static EngineException refusal(Call call, int status, String message) {
    if (status == 404 || isRedirection(status)) {
      return new EngineException.NotFound(call, message);
    }
    // a lost race of two updates comes as 500 or 400 with this text
    if (status == 409 || message.contains("update out of sequence")) {
      return new EngineException.Conflict(call, status, message);
    }
    if (status == 503) {
      return new EngineException.NoSwarm(call, message);
    }
    return status < 500
        ? new EngineException.Invalid(call, status, message)
        : new EngineException.ServerError(call, status, message);
  }

  /** The engine answers so when a name with dots and slashes makes the path another one. */
  private static boolean isRedirection(int status) {
    return status >= 300 && status < 400 && status != 304;
  }

  static Call call(Request request, String address) {
    int query = request.target().indexOf('?');
    String path = query < 0 ? request.target() : request.target().substring(0, query);
    return new Call(request.method() + " " + path, address);
  }

  /** One segment of a path; a name may contain slashes and spaces. */
  static String segment(String name) {
    return Query.encode(name);
  }

  @Override
  public void close() {
    client.close();
  }
}
