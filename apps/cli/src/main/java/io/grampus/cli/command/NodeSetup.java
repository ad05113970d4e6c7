package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.Api;
import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.cluster.EngineSettings;
import io.grampus.cli.remote.MachineFacts;
import io.grampus.cli.remote.ShellLine;
import io.grampus.cli.remote.Ssh;
import io.grampus.node.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a node of a machine that SSH reaches. Each step looks first, so that what is so already is
 * not done again, and a run that broke off is simply repeated.
 */
final class NodeSetup {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /**
   * What the machine is to be.
   *
   * @param role {@code worker} or {@code manager}; empty for a worker that keeps the role it has
   * @param server where the agent reaches the server
   * @param advertise the address that other nodes use, empty for the one that Swarm finds
   * @param engine the address of the machine's engine, empty for the usual socket
   */
  record Wanted(String role, String server, String advertise, String engine) {
    String joinsAs() {
      return role.isEmpty() ? "worker" : role;
    }

    boolean hasRole(JsonNode node) {
      return role.isEmpty() || text(node, "role").equals(role);
    }
  }

  /**
   * One step.
   *
   * @param state {@code already}, {@code done}, or {@code to do} in a plan
   */
  record Step(String name, String state, String says) {
    JsonNode row() {
      return JsonMapper.shared()
          .createObjectNode()
          .put("step", name)
          .put("state", state)
          .put("says", says);
    }

    boolean isToDo() {
      return state.equals("to do");
    }
  }

  private final Api api;
  private final Ssh ssh;
  private final Wanted wanted;
  private final String tried;
  private final String script;
  private final String bundle;

  NodeSetup(Api api, Ssh ssh, Wanted wanted) {
    this.api = api;
    this.ssh = ssh;
    this.wanted = wanted;
    this.tried = "make a node of " + ssh.address();
    this.script = api.plain(tried, Words.SCRIPT).text();
    this.bundle = api.plain(tried, Words.BUNDLE_DIGEST).text().strip();
  }

  /** What the machine is now. */
  MachineFacts look() {
    List<String> lines = new ArrayList<>();
    run("look", List.of(), lines::add);
    return MachineFacts.of(lines);
  }

  /** What would be done, and what is so already. */
  List<Step> plan(MachineFacts facts) {
    Optional<JsonNode> node = facts.swarm().equals("active") ? Optional.of(own(facts)) : none();
    List<Step> steps = new ArrayList<>();
    steps.add(
        switch (facts.engine()) {
          case "missing" -> new Step("engine", "to do", "install Docker Engine");
          case "stopped" -> new Step("engine", "to do", "start Docker Engine");
          default -> new Step("engine", "already", "Docker Engine " + facts.engine() + " answers");
        });
    steps.add(
        node.isPresent()
            ? new Step("swarm", "already", "node " + text(node.get(), "name"))
            : new Step("swarm", "to do", "join as " + wanted.joinsAs()));
    node.filter(n -> !wanted.hasRole(n))
        .ifPresent(n -> steps.add(new Step("role", "to do", roleSays())));
    steps.add(agentStep(facts, node));
    return steps;
  }

  private static Optional<JsonNode> none() {
    return Optional.empty();
  }

  private String roleSays() {
    return wanted.role().equals("manager") ? "promote to manager" : "demote to worker";
  }

  private Step agentStep(MachineFacts facts, Optional<JsonNode> node) {
    if (node.filter(NodeSetup::isServers).isPresent()) {
      return new Step("agent", "already", "the server reads this engine itself");
    }
    List<String> says = new ArrayList<>();
    if (!facts.agent().equals(bundle)) {
      says.add("install");
    }
    if (!joined(facts)) {
      says.add("join");
    }
    if (!says.isEmpty() || !facts.running()) {
      says.add("start");
    }
    return says.isEmpty()
        ? new Step("agent", "already", "installed, joined, and running")
        : new Step("agent", "to do", String.join(", ", says));
  }

  private boolean joined(MachineFacts facts) {
    return facts.server().equals(wanted.server()) && agent(facts.node()).isPresent();
  }

  private static boolean isServers(JsonNode node) {
    return node.path("self").asBoolean(false);
  }

  /** Does what is missing; each step is told when it is over. The node's row at the end. */
  JsonNode carryOut(Consumer<Step> told) {
    run("engine", List.of(), line -> told.accept(step(line)));
    MachineFacts facts = look();
    if (facts.swarm().equals("active")) {
      own(facts);
      told.accept(new Step("swarm", "already", "node " + facts.node() + " of the Swarm"));
    } else {
      join(told);
      facts = look();
    }
    String id = facts.node();
    JsonNode node = await("it is not in the list of nodes", () -> find("nodes", id));
    node = role(node, told);
    if (isServers(node)) {
      told.accept(new Step("agent", "already", "the server reads this engine itself"));
      return node;
    }
    agent(facts, told);
    await(
        "its agent does not connect",
        () -> agent(id).filter(a -> text(a, "state").equals("connected")));
    return node;
  }

  /** Gives the engine settings, if they differ from what it has. */
  void settings(EngineSettings now, ObjectNode engine, Consumer<Step> told) {
    if (now.differences(engine).isEmpty()) {
      return;
    }
    String content = Base64.getEncoder().encodeToString(now.with(engine));
    String restart = now.needsRestart(engine) ? "yes" : "no";
    List<String> words = List.of("--content", content, "--restart", restart);
    run("settings", words, line -> told.accept(step(line)));
  }

  private void join(Consumer<Step> told) {
    ObjectNode body = JsonMapper.shared().createObjectNode().put("role", wanted.joinsAs());
    JsonNode invite = api.post(tried, Route.of("nodes", "invites"), body);
    List<String> words = new ArrayList<>(List.of("--token", text(invite, "token")));
    Rows.texts(invite, "managers").forEach(m -> words.addAll(List.of("--manager", m)));
    if (!wanted.advertise().isEmpty()) {
      words.addAll(List.of("--advertise-addr", wanted.advertise()));
    }
    run("swarm", words, line -> told.accept(step(line)));
  }

  private JsonNode role(JsonNode node, Consumer<Step> told) {
    if (wanted.hasRole(node)) {
      return node;
    }
    String verb = wanted.role().equals("manager") ? "promote" : "demote";
    JsonNode receipt = api.post(tried, Route.of("nodes", text(node, "id"), verb));
    told.accept(new Step("role", "done", verb + "d"));
    Rows.texts(receipt, "notes").forEach(n -> told.accept(new Step("role", "note", n)));
    return node;
  }

  private void agent(MachineFacts facts, Consumer<Step> told) {
    List<String> words = new ArrayList<>(List.of("--server", wanted.server(), "--id", bundle));
    if (!facts.agent().equals(bundle)) {
      words.addAll(List.of("--bundle", copied()));
    }
    if (!joined(facts)) {
      ObjectNode body = JsonMapper.shared().createObjectNode().put("node", facts.node());
      JsonNode invite = api.post(tried, Route.of("agents", "invites"), body);
      words.addAll(List.of("--code", text(invite, "code")));
    }
    run("agent", words, line -> told.accept(step(line)));
  }

  private String copied() {
    try (InputStream bytes = api.file(tried, Words.BUNDLE)) {
      return ssh.copy("copy the agent to " + ssh.address(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row of the node that the machine is; refused when it is one of another Swarm. */
  private JsonNode own(MachineFacts facts) {
    return find("nodes", facts.node())
        .orElseThrow(() ->
            new CliException(
                ExitCode.CONFLICT,
                tried,
                "it is part of another Swarm, as node " + facts.node(),
                "Let it leave that one there: docker swarm leave. Then run this again."));
  }

  private Optional<JsonNode> agent(String node) {
    return node.isEmpty() ? Optional.empty() : find("agents", node);
  }

  private Optional<JsonNode> find(String list, String id) {
    for (JsonNode row : ListCommand.items(api.get(tried, Route.of(list)))) {
      if (text(row, "id").equals(id)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private JsonNode await(String but, Supplier<Optional<JsonNode>> wanted) {
    long begun = System.nanoTime();
    Optional<JsonNode> found = wanted.get();
    while (found.isEmpty()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new CliException(
            ExitCode.UNHEALTHY,
            tried,
            but + " after " + PATIENCE.toSeconds() + " s",
            "See /var/lib/grampus-agent/agent.log there, or journalctl -u grampus-agent.");
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CliException(ExitCode.INTERRUPTED, tried, "it was interrupted", "");
      }
      found = wanted.get();
    }
    return found.get();
  }

  private void run(String step, List<String> words, Consumer<String> line) {
    List<String> all = new ArrayList<>(List.of(step));
    all.addAll(words);
    if (!wanted.engine().isEmpty()) {
      all.addAll(List.of("--engine", wanted.engine()));
    }
    // as the shell's own arguments, which are in no list of processes
    ssh.root(tried, "set -- " + ShellLine.of(all) + "\n" + script, line);
  }

  /** {@code done engine Docker Engine 26.1 started}. */
  private static Step step(String line) {
    String[] parts = line.strip().split("\\s+", 3);
    return parts.length == 3 ? new Step(parts[1], parts[0], parts[2]) : new Step("", "note", line);
  }
}
