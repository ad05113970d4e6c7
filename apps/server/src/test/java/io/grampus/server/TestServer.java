package io.grampus.server;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real server on a free port with a few operations to try, and a client that trusts its CA. */
final class TestServer implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  final Server server;
  final HttpClient http;
  final String admin;

  TestServer(Path data) throws Exception {
    this(data, Probe.operations());
  }

  TestServer(Path data, List<Operation> extra) throws Exception {
    this(data, new Server.Extras(extra, List.of()), Optional.empty());
  }

  TestServer(Path data, Server.Extras extras, Optional<Path> console) throws Exception {
    this(
        new Settings(
            data,
            "127.0.0.1",
            0,
            Optional.of("unix:///nowhere/docker.sock"),
            false,
            Optional.empty(),
            new Settings.Files(console, Optional.empty(), authorities(data)),
            Optional.empty()),
        Clock.system(),
        extras);
  }

  TestServer(Settings settings, Clock clock, Server.Extras extras) throws Exception {
    server = Server.start(settings, clock, extras);
    http = HttpClient.newBuilder().sslContext(trusting(server.authority())).build();
    Optional<String> code = server.identity().firstRunCode(false);
    String body = code.map(c -> ",\"code\":\"" + c + "\"").orElse("");
    var signedIn =
        send(
            "POST",
            "/session",
            "",
            "{\"username\":\"ada\",\"password\":\"" + PASSWORD + "\"" + body + "}");
    admin = member(signedIn.body(), "token");
  }

  /** Where a server with its data there looks for the authorities of registries. */
  static Path authorities(Path data) {
    return data.resolveSibling("certs.d");
  }

  HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(uri(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  URI uri(String path) {
    return URI.create("https://127.0.0.1:" + server.port() + "/api/v1" + path);
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, admin, "");
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, admin, body);
  }

  HttpResponse<String> send(String method, String path, String token, String body)
      throws Exception {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    var request = request(path, token).method(method, publisher).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Makes a user and signs them in. */
  String user(String name, String role) throws Exception {
    post(
        "/users",
        "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\",\"role\":\"" + role + "\"}");
    var answer =
        send(
            "POST",
            "/session",
            "",
            "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}");
    return member(answer.body(), "token");
  }

  static String member(String json, String name) {
    return io.grampus.kernel.Json.MAPPER.readTree(json).path(name).asString("");
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.close();
  }

  static SSLContext trusting(Path authority) throws Exception {
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
}
