package io.grampus.server;

import io.grampus.cluster.Await;
import io.grampus.oci.Login;
import io.grampus.oci.RegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server as a process of its own, which a test may kill. */
final class ServerChild implements AutoCloseable {
  static final String PASSWORD = "correct horse";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> ready;

  private ServerChild(Process process, List<String> ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts it on the data in the folder; when this returns, it answers.
   *
   * @param behind words before the command, such as those that run it in another network
   * @param options more words of the command line
   */
  static ServerChild start(
      Path folder, int port, String engine, List<String> behind, String... options) {
    Path ready = folder.resolve("ready");
    Path log = folder.resolve("server.log");
    List<String> words = new ArrayList<>(behind);
    words.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of("serve", "--data", folder.resolve("data").toString()));
    words.addAll(List.of("--port", String.valueOf(port), "--ready", ready.toString()));
    words.addAll(List.of("--engine", engine));
    words.addAll(List.of(options));
    try {
      Files.deleteIfExists(ready);
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Await.until(PATIENCE, () -> Files.exists(ready) || !process.isAlive());
      if (!Files.exists(ready)) {
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start: " + Files.readString(log));
      }
      return new ServerChild(process, Files.readAllLines(ready));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of url, ca, code. */
  String told(String name) {
    return ready.stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("it told no " + name + ": " + ready));
  }

  /** Its certificate authority, also behind mounts of its own. */
  Path authority() {
    return seen(Path.of(told("ca")));
  }

  /** A path as the server sees it. */
  Path seen(Path path) {
    return Path.of("/proc", String.valueOf(process.pid()), "root", path.toString());
  }

  String address() {
    return told("url").substring("https://".length());
  }

  int port() {
    return Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
  }

  /** The body of the request with which the first administrator signs in. */
  String firstSignIn() {
    return "{\"username\":\"ada\",\"password\":\"%s\",\"code\":\"%s\"}"
        .formatted(PASSWORD, told("code"));
  }

  /** Signs the first administrator in, with {@link #PASSWORD}. */
  void signIn() throws Exception {
    var http = HttpClient.newBuilder().sslContext(TestServer.trusting(authority())).build();
    var request =
        HttpRequest.newBuilder(URI.create(told("url") + "/api/v1/session"))
            .POST(HttpRequest.BodyPublishers.ofString(firstSignIn()))
            .build();
    if (http.send(request, BodyHandlers.ofString()).statusCode() != 201) {
      throw new IllegalStateException("the first administrator could not sign in");
    }
  }

  RegistryClient client(RegistryClient.Options options) throws Exception {
    return RegistryClient.of(
        address(),
        options.as(new Login("ada", PASSWORD)).trusting(TestServer.trusting(authority())));
  }

  /** Signal 9, at once. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  private void await() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
    await();
  }
}
