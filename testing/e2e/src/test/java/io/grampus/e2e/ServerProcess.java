package io.grampus.e2e;

import io.grampus.cluster.Await;
import io.grampus.kernel.Json;
import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The packaged server as a process of its own, measured from outside; its data stay. */
final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Process launcher;
  private final Properties said = new Properties();
  private final SSLContext trust;
  private final WireClient client;

  private ServerProcess(Path folder, String dockerHost) throws Exception {
    this.folder = folder;
    Path ready = folder.resolve("ready");
    Files.deleteIfExists(ready);
    var command = new ArrayList<>(List.of(program(), "server", "--port", "0"));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    command.addAll(List.of("--engine", dockerHost, "--ready", ready.toString()));
    this.launcher =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    Await.until(PATIENCE, () -> Files.exists(ready) || !launcher.isAlive());
    if (!Files.exists(ready)) {
      throw new IllegalStateException(Files.readString(folder.resolve("server.log")));
    }
    try (var in = Files.newBufferedReader(ready)) {
      said.load(in);
    }
    URI at = URI.create(said.getProperty("url"));
    this.trust = trusting(said.getProperty("ca"));
    this.client =
        new WireClient(Transport.tls(at.getHost(), at.getPort(), trust), Timeouts.usual());
  }

  /** Starts it on the folder's data; when this returns, it listens. */
  static ServerProcess start(Path folder, String dockerHost) throws Exception {
    return new ServerProcess(folder, dockerHost);
  }

  /** The grampus command of this checkout. */
  static String program() {
    return Product.checkout().resolve("grampus").toString();
  }

  private static SSLContext trusting(String authority)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(Path.of(authority))) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** Signs the command line in as the first administrator; needed once for a folder. */
  ServerProcess signIn() throws Exception {
    var process =
        grampus(
                "login",
                said.getProperty("url"),
                "--ca",
                said.getProperty("ca"),
                "--code",
                said.getProperty("code"),
                "--username",
                "bench",
                "--password-stdin")
            .redirectOutput(folder.resolve("login").toFile())
            .start();
    process.getOutputStream().write("only for a bench".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("login")));
    }
    return this;
  }

  /** Where it listens. */
  String url() {
    return said.getProperty("url");
  }

  /** The one-time code for the first administrator. */
  String code() {
    return said.getProperty("code");
  }

  /** A command line for this server, not started yet. */
  ProcessBuilder grampus(String... words) {
    var command = new ArrayList<>(List.of(program()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GRAMPUS_CONFIG", folder.resolve("config").toString());
    return builder;
  }

  private String token() throws IOException {
    Path contexts = folder.resolve("config").resolve("contexts");
    try (var files = Files.walk(contexts)) {
      Path token = files.filter(f -> f.endsWith("token")).findFirst().orElseThrow();
      return Files.readString(token).strip();
    }
  }

  /** A request that is signed in, over one kept TLS connection. */
  Request request(String path, String encoding) throws IOException {
    Fields fields =
        Fields.of("Authorization", "Bearer " + token()).and("Accept-Encoding", encoding);
    return new Request("GET", "/api/v1" + path, fields, Body.none());
  }

  /** What its certificate is trusted with. */
  SSLContext trust() {
    return trust;
  }

  /** Sends JSON as the first administrator; the answer as text. */
  String post(String path, Object json) throws IOException {
    Request asked = request(path, "identity");
    Fields fields = asked.fields().and("Content-Type", "application/json");
    Body body = new Body.Bytes(Json.MAPPER.writeValueAsBytes(json));
    try (Response response = client.send(new Request("POST", asked.target(), fields, body))) {
      String text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      if (response.status() >= 300) {
        throw new IllegalStateException(path + " was answered with " + text);
      }
      return text;
    }
  }

  /** Sends it and reads the answer to its last byte; how many there were. */
  long drain(Request request) throws IOException {
    long bytes = 0;
    try (Response response = client.send(request)) {
      if (response.status() != 200) {
        throw new IllegalStateException(request + " was answered with " + response.status());
      }
      byte[] piece = new byte[1 << 16];
      for (int n = response.body().read(piece); n >= 0; n = response.body().read(piece)) {
        bytes += n;
      }
    }
    return bytes;
  }

  /** The answer as text. */
  String text(String path) throws IOException {
    try (Response response = client.send(request(path, "identity"))) {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The number of rows that a list has for the query. */
  long total(String plural, String query) throws IOException {
    String page = text("/" + plural + "?limit=1&q=" + query);
    return Long.parseLong(page.replaceAll("(?s).*\"total\":(\\d+).*", "$1"));
  }

  /** Asks for what needs no sign-in. */
  void status() throws IOException {
    drain(Request.of("GET", "/api/v1/status"));
  }

  /** The process of the Java program itself. */
  long pid() {
    return launcher.descendants().mapToLong(ProcessHandle::pid).max().orElse(launcher.pid());
  }

  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  /** The bytes that each open connection has carried in both directions, as the kernel counts. */
  Map<String, Long> carriedBytes() throws IOException {
    String port = ":" + URI.create(url()).getPort();
    Process ss =
        new ProcessBuilder("ss", "-tinOH", "state", "established", "sport", "=", port).start();
    String said = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Long> carried = new HashMap<>();
    for (String line : said.lines().toList()) {
      String peer = line.trim().split("\\s+")[3];
      carried.put(
          peer,
          Pattern.compile("bytes_(?:sent|received):(\\d+)")
              .matcher(line)
              .results()
              .mapToLong(found -> Long.parseLong(found.group(1)))
              .sum());
    }
    return carried;
  }

  @Override
  public void close() throws Exception {
    client.close();
    var processes = launcher.descendants().toList();
    processes.forEach(ProcessHandle::destroy);
    for (ProcessHandle process : processes) {
      process.onExit().get();
    }
    launcher.waitFor();
  }
}
