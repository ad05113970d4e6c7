package io.grampus.oci;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Gets the tokens that a registry asks for, and keeps them while they are good. */
final class TokenKeeper {
  private static final long USUAL_SECONDS = 60;
  private static final Duration SPARE = Duration.ofSeconds(10);

  private final Optional<Login> login;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private volatile Optional<String> basic = Optional.empty();

  private record Token(String header, long until) {
    boolean good() {
      return until - System.nanoTime() > SPARE.toNanos();
    }
  }

  /** Sends one request as it is. */
  interface Sender {
    HttpResponse<byte[]> send(HttpRequest request) throws IOException;
  }

  TokenKeeper(Optional<Login> login) {
    this.login = login;
  }

  /** The header for a request, if one is known to be good. */
  Optional<String> header(String scope) {
    return basic.or(
        () -> Optional.ofNullable(tokens.get(scope)).filter(Token::good).map(Token::header));
  }

  /**
   * Does what a challenge asks for.
   *
   * @param scope what the request is about, when the challenge does not say
   * @return false when there is nothing more to offer
   */
  boolean answer(Challenge challenge, String scope, Sender sender) throws IOException {
    return switch (challenge.scheme()) {
      case "basic" -> offerBasic();
      case "bearer" -> {
        Optional<String> realm = challenge.parameter("realm");
        if (realm.isPresent()) {
          tokens.put(scope, fetch(realm.get(), challenge, scope, sender));
        }
        yield realm.isPresent();
      }
      default -> false;
    };
  }

  private boolean offerBasic() {
    if (basic.isPresent() || login.isEmpty()) {
      return false;
    }
    basic = login.map(TokenKeeper::basic);
    return true;
  }

  private Token fetch(String realm, Challenge challenge, String scope, Sender sender)
      throws IOException {
    // what was asked for before stays asked for: one token serves pull and push
    String wanted = scope.isEmpty() ? challenge.parameter("scope").orElse("") : scope;
    String query =
        challenge.parameter("service").map(s -> "service=" + encode(s)).orElse("")
            + (wanted.isEmpty() ? "" : "&scope=" + encode(wanted));
    URI uri = URI.create(realm + (realm.indexOf('?') < 0 ? "?" : "&") + query);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
    login.ifPresent(l -> request.header("Authorization", basic(l)));
    long asked = System.nanoTime();
    HttpResponse<byte[]> response = sender.send(request.build());
    if (response.statusCode() != 200) {
      throw Responses.refused("get a token from " + uri.getAuthority(), response);
    }
    JsonNode body = ManifestCodec.tree(response.body(), "the token");
    String token =
        ManifestCodec.text(body, "token")
            .or(() -> ManifestCodec.text(body, "access_token"))
            .orElseThrow(() -> new OciException(uri.getAuthority() + " answered without a token"));
    long seconds = Math.max(body.path("expires_in").asLong(USUAL_SECONDS), USUAL_SECONDS);
    return new Token("Bearer " + token, asked + Duration.ofSeconds(seconds).toNanos());
  }

  private static String basic(Login login) {
    byte[] pair = (login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
