package io.grampus.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The HTTP API as any program may speak to it. */
final class ApiClient implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI url;
  private final String token;

  ApiClient(ChildServer server, String token) {
    this.url = URI.create(server.told("url"));
    this.token = token;
    try {
      this.http =
          HttpClient.newBuilder()
              .sslContext(trusting(server.seen(Path.of(server.told("ca")))))
              .build();
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes the first administrator with the code that the server told; the session's token. */
  static String firstAdministrator(ChildServer server) throws IOException {
    String body =
        "{\"username\":\"ada\",\"password\":\"%s\",\"code\":\"%s\"}"
            .formatted(PASSWORD, server.told("code"));
    try (var nobody = new ApiClient(server, "")) {
      return member(nobody.send("POST", "/session", "", body).body(), "token");
    }
  }

  HttpResponse<String> get(String path) throws IOException {
    return send("GET", path, "", "");
  }

  /** Sends a request; without an Idempotency-Key when {@code key} is empty. */
  HttpResponse<String> send(String method, String path, String key, String body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve("/api/v1" + path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The first text member of that name, however deep; empty when there is none. */
  static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }

  private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    var certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(authority)));
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("ca", certificate);
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
