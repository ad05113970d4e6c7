package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends requests to one registry: signs in, follows redirects, tries again what may pass. */
final class RegistryHttp {
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
  private static final int REDIRECTS = 5;
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int LARGEST_ERROR = 1 << 16;

  private final HttpClient client;
  private final URI base;
  private final TokenKeeper tokens;
  private final Patience patience;

  RegistryHttp(HttpClient client, URI base, Optional<Login> login, Patience patience) {
    this.client = client;
    this.base = base;
    this.tokens = new TokenKeeper(login);
    this.patience = patience;
  }

  URI base() {
    return base;
  }

  Patience patience() {
    return patience;
  }

  /**
   * One request, described so that it can be sent again.
   *
   * @param scope what the token has to be for
   * @param accepted the statuses that are no refusal
   */
  record Ask(String tried, String scope, HttpRequest.Builder request, List<Integer> accepted) {
    /** Whether its answer has to begin soon: it sends nothing that takes time. */
    boolean isQuick() {
      return Set.of("GET", "HEAD").contains(request.copy().build().method());
    }
  }

  /** Sends it until it is answered or refused for good; the whole body. */
  HttpResponse<byte[]> send(Ask ask) throws IOException {
    return patience.insist(() -> {
      HttpResponse<byte[]> response = once(ask, BodyHandlers.ofByteArray());
      if (!ask.accepted.contains(response.statusCode())) {
        throw refusal(ask, response.statusCode(), response.body(), response);
      }
      return response;
    });
  }

  /** The same, with the body as it comes; close it. */
  HttpResponse<InputStream> open(Ask ask) throws IOException {
    return patience.insist(() -> {
      HttpResponse<InputStream> response = once(ask, BodyHandlers.ofInputStream());
      if (!ask.accepted.contains(response.statusCode())) {
        try (InputStream body = response.body()) {
          throw refusal(ask, response.statusCode(), body.readNBytes(LARGEST_ERROR), response);
        }
      }
      return response;
    });
  }

  /** Sends it once, though signed in; for bodies that can't simply be sent again. */
  HttpResponse<byte[]> sendOnce(Ask ask) throws IOException {
    HttpResponse<byte[]> response = once(ask, BodyHandlers.ofByteArray());
    if (!ask.accepted.contains(response.statusCode())) {
      throw refusal(ask, response.statusCode(), response.body(), response);
    }
    return response;
  }

  private static RuntimeException refusal(
      Ask ask, int status, byte[] body, HttpResponse<?> response) throws IOException {
    RegistryException refused = Responses.refused(ask.tried, status, body);
    if (PASSING.contains(status)) {
      Optional<Duration> after =
          response.headers().firstValue("Retry-After").flatMap(RegistryHttp::seconds);
      throw new PassingException(refused, after);
    }
    return refused;
  }

  private static Optional<Duration> seconds(String header) {
    return header.matches("\\d{1,4}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
        : Optional.empty();
  }

  private <T> HttpResponse<T> once(Ask ask, BodyHandler<T> handler) throws IOException {
    HttpResponse<T> response = follow(ask, handler);
    if (response.statusCode() != 401) {
      return response;
    }
    for (String header : response.headers().allValues("WWW-Authenticate")) {
      if (tokens.answer(
          Challenge.parse(header), ask.scope, r -> exchange(r, BodyHandlers.ofByteArray()))) {
        if (response.body() instanceof InputStream unread) {
          unread.close();
        }
        return follow(ask, handler);
      }
    }
    return response;
  }

  /** The token goes to the registry only, not to where it redirects to. */
  private <T> HttpResponse<T> follow(Ask ask, BodyHandler<T> handler) throws IOException {
    HttpRequest.Builder request = ask.request.copy();
    if (ask.isQuick()) {
      request.timeout(ANSWER);
    }
    tokens.header(ask.scope).ifPresent(h -> request.setHeader("Authorization", h));
    HttpResponse<T> response = exchange(request.build(), handler);
    for (int i = 0; i < REDIRECTS && isMoved(response); i++) {
      Optional<String> location = response.headers().firstValue("Location");
      if (location.isEmpty()) {
        return response;
      }
      if (response.body() instanceof InputStream unread) {
        unread.close();
      }
      URI to = response.uri().resolve(location.get());
      HttpRequest.Builder next = ask.request.copy().uri(to);
      if (same(to, base)) {
        tokens.header(ask.scope).ifPresent(h -> next.setHeader("Authorization", h));
      }
      response = exchange(next.build(), handler);
    }
    return response;
  }

  private static boolean isMoved(HttpResponse<?> response) {
    String method = response.request().method();
    return MOVED.contains(response.statusCode()) && (method.equals("GET") || method.equals("HEAD"));
  }

  private static boolean same(URI one, URI other) {
    return String.valueOf(one.getScheme()).equals(other.getScheme())
        && String.valueOf(one.getAuthority()).equals(other.getAuthority());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler)
      throws IOException {
    try {
      return client.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted at " + request.uri());
    }
  }
}
