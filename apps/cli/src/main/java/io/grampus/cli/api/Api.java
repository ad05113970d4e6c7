package io.grampus.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls of one server. Every call says what it is for, so that a failure can be told in one
 * sentence. Changes carry an Idempotency-Key and are sent again when the connection breaks.
 */
public final class Api implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 4;
  private static final int SWITCHED = 101;
  private static final long PAUSE_MS = 300;
  private static final Trace TRACE = new Trace(System.getenv());

  private final ServerContext context;
  private final HttpClient http;

  public Api(ServerContext context) {
    this.context = context;
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1);
    if (context.url().getScheme().equals("https")) {
      builder.sslContext(tls(context));
    }
    this.http = builder.build();
  }

  private static SSLContext tls(ServerContext context) {
    try {
      return context.ca().isEmpty() ? SSLContext.getDefault() : Trust.pinned(context.ca());
    } catch (GeneralSecurityException | IOException e) {
      throw CliException.usage(
          "trust the certificate authority of context \"" + context.name() + "\"",
          Causes.of(e),
          "Sign in again: grampus login " + context.url() + ".");
    }
  }

  public ServerContext context() {
    return context;
  }

  public JsonNode get(String tried, Route route) {
    return json(tried, sent(tried, () -> request(route).GET().build(), true));
  }

  public JsonNode delete(String tried, Route route) {
    return change(tried, "DELETE", route, BodyPublishers::noBody);
  }

  public JsonNode post(String tried, Route route) {
    return change(tried, "POST", route, BodyPublishers::noBody);
  }

  public JsonNode post(String tried, Route route, JsonNode body) {
    return send(tried, "POST", route, body);
  }

  /** A change with a JSON body. */
  public JsonNode send(String tried, String method, Route route, JsonNode body) {
    byte[] bytes = JSON.writeValueAsBytes(body);
    return change(tried, method, route, () -> BodyPublishers.ofByteArray(bytes));
  }

  private JsonNode change(String tried, String method, Route route, Supplier<BodyPublisher> body) {
    String key = UUID.randomUUID().toString();
    return json(
        tried,
        sent(
            tried,
            () ->
                request(route)
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/json")
                    .method(method, body.get())
                    .build(),
            true));
  }

  /** A stream of events; it ends when it is closed. */
  public EventReader events(String tried, Route route) {
    return new EventReader(tried, sent(tried, () -> streaming(route).GET().build(), true).body());
  }

  /** A change that tells its progress as events. */
  public EventReader postForEvents(String tried, Route route, JsonNode body) {
    byte[] bytes = JSON.writeValueAsBytes(body);
    String key = UUID.randomUUID().toString();
    return new EventReader(
        tried,
        sent(
                tried,
                () ->
                    streaming(route)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build(),
                true)
            .body());
  }

  /** A log, both outputs apart. */
  public FrameReader frames(String tried, Route route) {
    return new FrameReader(
        tried,
        sent(
                tried,
                () ->
                    request(route)
                        .setHeader("Accept", FrameReader.MEDIA_TYPE + ", application/json")
                        .GET()
                        .build(),
                true)
            .body());
  }

  /** Bytes that the server sends; the caller closes the stream. */
  public InputStream download(String tried, Route route) {
    return sent(
            tried, () -> request(route).header("Accept", "application/x-tar").GET().build(), true)
        .body();
  }

  /**
   * A text that lies beside the API.
   *
   * @param pin SHA-256 of the key with which the server showed who it is, as {@code curl
   *     --pinnedpubkey} takes it; empty without TLS
   */
  public record Plain(String text, String pin) {}

  /** Reads a text beside the API. */
  public Plain plain(String tried, String path) {
    HttpResponse<InputStream> response =
        sent(tried, () -> request(Route.beside(path)).setHeader("Accept", "*/*").build(), true);
    try (InputStream body = response.body()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return new Plain(text, response.sslSession().map(Trust::pin).orElse(""));
    } catch (IOException e) {
      throw unreachable(tried, e);
    }
  }

  /** The bytes of a file beside the API; the caller closes the stream. */
  public InputStream file(String tried, String path) {
    return sent(tried, () -> request(Route.beside(path)).setHeader("Accept", "*/*").build(), true)
        .body();
  }

  /** Sends bytes as they come; not repeated when the connection breaks. */
  public JsonNode upload(String tried, String method, Route route, Supplier<InputStream> bytes) {
    return json(
        tried,
        sent(
            tried,
            () ->
                request(route)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/x-tar")
                    .method(method, BodyPublishers.ofInputStream(bytes))
                    .build(),
            false));
  }

  /** Opens a conversation with a process. */
  public ExecSocket converse(String tried, Route route) {
    ExecSocket socket = ExecSocket.open(http, context, tried, route);
    TRACE.write("GET", context.url().resolve(route.text()), SWITCHED);
    return socket;
  }

  private HttpRequest.Builder request(Route route) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(context.url().resolve(route.text()))
            .header("Accept", "application/json")
            .header("User-Agent", "grampus-cli");
    if (context.isSignedIn()) {
      request.header("Authorization", "Bearer " + context.token());
    }
    return request;
  }

  private HttpRequest.Builder streaming(Route route) {
    return request(route).setHeader("Accept", "text/event-stream, application/json");
  }

  private HttpResponse<InputStream> sent(
      String tried, Supplier<HttpRequest> request, boolean repeatable) {
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<InputStream> response = http.send(request.get(), BodyHandlers.ofInputStream());
        HttpRequest made = response.request();
        TRACE.write(made.method(), made.uri(), response.statusCode());
        if (response.statusCode() >= 400) {
          throw problem(tried, response);
        }
        return response;
      } catch (HttpTimeoutException e) {
        throw unreachable(tried, e);
      } catch (IOException e) {
        if (!repeatable || attempt == ATTEMPTS || !Retries.mayHelp(e)) {
          throw unreachable(tried, e);
        }
        pause(tried, attempt * PAUSE_MS);
      } catch (InterruptedException e) {
        throw interrupted(tried);
      }
    }
  }

  private static void pause(String tried, long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(tried);
    }
  }

  private static CliException interrupted(String tried) {
    Thread.currentThread().interrupt();
    return new CliException(ExitCode.INTERRUPTED, tried, "it was interrupted", "");
  }

  private CliException unreachable(String tried, IOException e) {
    return unreachable(context, tried, e);
  }

  static CliException unreachable(ServerContext context, String tried, Throwable e) {
    return new CliException(
        ExitCode.UNREACHABLE,
        tried,
        "the server at " + context.url() + " cannot be reached: " + Causes.of(e),
        "Start it (grampus up), or choose another one (grampus context use NAME).");
  }

  private CliException problem(String tried, HttpResponse<InputStream> response) {
    int status = response.statusCode();
    try (InputStream body = response.body()) {
      JsonNode problem = JSON.readTree(body.readAllBytes());
      if (problem.isObject()) {
        return Problems.read(problem, status);
      }
    } catch (IOException | JacksonException e) {
      // told below: whoever answered is not Grampus
    }
    return new CliException(
        Problems.exit(status),
        tried,
        "the server at " + context.url() + " answered HTTP " + status,
        status == 404
            ? "Compare the versions of command and server: grampus version."
            : "Look into the server's log.");
  }

  private static JsonNode json(String tried, HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      byte[] bytes = body.readAllBytes();
      return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNREACHABLE,
          tried,
          "the connection broke within the answer: " + Causes.of(e),
          "Look whether it was done, then try again.");
    } catch (JacksonException e) {
      throw new CliException(
          ExitCode.PROBLEM,
          tried,
          "the answer is no JSON",
          "Check that the address is that of a Grampus server: grampus context show.");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
