package io.grampus.e2e;

import io.grampus.cluster.Await;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestSwarm;
import io.grampus.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A Swarm of real engines with the packaged server on the first host and the packaged agent on each
 * of the others.
 */
final class BenchCluster implements AutoCloseable {
  static final String USER = "bench";
  static final String PASSWORD = "only for a bench";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final TestSwarm swarm;
  private final Product product;
  private final ChildServer server;
  private final String token;
  private final List<Process> agents = new ArrayList<>();

  private BenchCluster(Path folder, TestSwarm swarm) {
    this.folder = folder;
    this.swarm = swarm;
    this.product = new Product(folder, swarm.leader());
    Path ready = folder.resolve("ready");
    List<String> behind = swarm.leader().inNetwork();
    String address = swarm.leader().address();
    this.server = ChildServer.start(product, product.data(), ready, behind, "--listen", address);
    this.token = signIn();
  }

  /** With so many hosts; when this returns, the server has the engines of all. */
  static BenchCluster start(Path folder, int hosts) throws Exception {
    var cluster = new BenchCluster(folder, TestSwarm.start(hosts).load(TestImage.BASE));
    try {
      cluster.joinAll();
      return cluster;
    } catch (Exception failed) {
      cluster.close();
      throw failed;
    }
  }

  private String signIn() {
    product.grampusReading(
        PASSWORD,
        "login",
        url(),
        "--ca",
        server.told("ca"),
        "--code",
        server.told("code"),
        "--username",
        USER,
        "--password-stdin");
    String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(USER, PASSWORD);
    String session = ok("curl", "-sSfk", "-d", body, url() + "/api/v1/session");
    return Json.MAPPER.readTree(session).path("token").asString();
  }

  private void joinAll() throws Exception {
    Path program = Files.createDirectories(folder.resolve("agent"));
    String bundle = product.source("build/agent.tar.gz").toString();
    ok("tar", "-xzf", bundle, "-C", program.toString());
    for (TestEngine host : swarm.hosts().subList(1, swarm.hosts().size())) {
      await("node " + host.hostname(), () -> total("nodes", "name:" + host.hostname()) == 1);
      join(host, program.resolve("grampus-agent").toString());
    }
    await("the agents", () -> total("nodes", "agent:connected") == agents.size());
  }

  private void join(TestEngine host, String program) throws Exception {
    String data = folder.resolve("agent-" + host.hostname()).toString();
    String invite = ok(curl("-X", "POST", url() + "/api/v1/agents/invites", "-d", "{}"));
    String code = Json.MAPPER.readTree(invite).path("code").asString();
    List<String> words = new ArrayList<>(host.inNetwork());
    words.addAll(List.of(program, "join", url(), "--code", code, "--data", data));
    words.addAll(List.of("--engine", host.dockerHost()));
    ok(words.toArray(String[]::new));
    words = new ArrayList<>(host.inNetwork());
    words.addAll(List.of(program, "run", "--data", data));
    Path log = folder.resolve("agent-" + host.hostname() + ".log");
    agents.add(
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  /** Waits until it is so. */
  static void await(String what, BooleanSupplier condition) {
    if (!Await.until(PATIENCE, condition)) {
      throw new IllegalStateException("it did not come in time: " + what);
    }
  }

  TestEngine host(int number) {
    return swarm.host(number);
  }

  List<TestEngine> hosts() {
    return swarm.hosts();
  }

  String url() {
    return server.told("url");
  }

  /** The server's host and port, as images name its registry. */
  String registry() {
    return url().substring("https://".length());
  }

  /** The certificate authority of the server. */
  Path authority() {
    return Path.of(server.told("ca"));
  }

  long serverPid() {
    return server.pid();
  }

  /** The process id of the agent on the host of that number, from 2. */
  long agentPid(int host) {
    return agents.get(host - 2).pid();
  }

  /** The words that ask the API from the server's own host, with this first administrator. */
  String[] curl(String... words) {
    List<String> all = new ArrayList<>(List.of("curl", "-sSfk", "--no-progress-meter"));
    all.addAll(List.of("-H", "Authorization: Bearer " + token));
    all.addAll(List.of("-H", "Content-Type: application/json"));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  /** The answer to a GET below /api/v1. */
  String get(String path) {
    return ok(curl(url() + "/api/v1" + path));
  }

  /** How many rows a list has for the query. */
  long total(String list, String query) {
    String page = get("/" + list + "?limit=1&q=" + query);
    return Json.MAPPER.readTree(page).path("total").asLong();
  }

  /** The command as it runs on the first host. */
  ProcessBuilder onServer(String... words) {
    return on(swarm.leader(), words);
  }

  /** The command as it runs on a host, with its network and its engine. */
  ProcessBuilder on(TestEngine host, String... words) {
    List<String> all = new ArrayList<>(host.inNetwork());
    all.addAll(List.of(words));
    var builder = new ProcessBuilder(all);
    builder.environment().put("DOCKER_HOST", host.dockerHost());
    builder.environment().put("DOCKER_CONFIG", folder.resolve("docker").toString());
    builder.environment().put("GRAMPUS_CONFIG", folder.resolve("config").toString());
    return builder;
  }

  /** Runs it on the first host; it must succeed. What it printed. */
  String ok(String... words) {
    try {
      Process process = onServer(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", words) + ": " + said);
      }
      return said;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(String.join(" ", words), failed);
    }
  }

  /** The grampus command of this checkout, signed in. */
  String program() {
    return product.program().toString();
  }

  @Override
  public void close() {
    agents.forEach(Process::destroy);
    server.close();
    swarm.close();
  }
}
