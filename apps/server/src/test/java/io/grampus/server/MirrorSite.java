package io.grampus.server;

import io.grampus.cluster.EngineRelease;
import io.grampus.cluster.HostSpec;
import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host whose engine reaches no registry but a server's. Another registry on it stands in for
 * Docker Hub: under Hub's name for the server, and out of the engine's reach.
 */
final class MirrorSite implements AutoCloseable {
  static final String URL = "https://10.99.0.1:7443";
  private static final String ADDRESS = "10.99.0.1";
  private static final int PORT = 7443;

  final TestEngine engine;
  final ServerChild server;
  private String token = "";

  private MirrorSite(TestEngine engine, ServerChild server) {
    this.engine = engine;
    this.server = server;
    this.token = TestServer.member(curl("-d", server.firstSignIn(), api("/session")), "token");
  }

  /** The engine is started with these options; the server keeps its data in the folder. */
  static MirrorSite start(Path folder, String... options) throws IOException {
    TestEngine engine = TestEngine.start(HostSpec.of(EngineRelease.chosen()).with(options));
    if (!engine.address().equals(ADDRESS)) {
      throw new IllegalStateException("the host has the address " + engine.address());
    }
    Path hosts = folder.resolve("hosts");
    Files.writeString(hosts, "127.0.0.1 localhost registry-1.docker.io\n");
    List<String> behind = new ArrayList<>(engine.inNetwork());
    behind.addAll(List.of("env", "JAVA_TOOL_OPTIONS=-Djdk.net.hosts.file=" + hosts));
    var server = ServerChild.start(folder, PORT, engine.dockerHost(), behind, "--listen", ADDRESS);
    engine.trust(ADDRESS + ":" + PORT, server.authority());
    return new MirrorSite(engine, server);
  }

  /** What stands in for Docker Hub, until it is closed. */
  TestRegistry hub() {
    return TestRegistry.start(engine, RegistrySpec.open(80));
  }

  /** Pulls Docker Hub, and nothing else, through the server. */
  void mirror(boolean on, boolean hub) {
    String body =
        "{\"on\":%s,\"registries\":[\"http://docker.io\"],\"limitBytes\":0,\"hub\":%s}"
            .formatted(on, hub);
    curl("-X", "PUT", "-d", body, api("/registry/mirror"));
  }

  /** What the server's API answers to its administrator. */
  String get(String path) {
    return curl(api(path));
  }

  private String curl(String... words) {
    var all = new ArrayList<>(List.of("curl", "-sSf", "--cacert", server.authority().toString()));
    all.addAll(List.of("-H", "Content-Type: application/json"));
    if (!token.isEmpty()) {
      all.addAll(List.of("-H", "Authorization: Bearer " + token));
    }
    all.addAll(List.of(words));
    return engine.exec(all.toArray(String[]::new));
  }

  private static String api(String path) {
    return URL + "/api/v1" + path;
  }

  /** The blobs that were fetched from a registry, each as often as it was. */
  static List<String> blobs(TestRegistry registry) {
    return registry.requests().stream()
        .filter(r -> r.startsWith("GET ") && r.contains("/blobs/"))
        .toList();
  }

  @Override
  public void close() {
    server.close();
    engine.close();
  }
}
