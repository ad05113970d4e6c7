package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.cluster.ClusterFile;
import io.grampus.cli.cluster.DeclaredNode;
import io.grampus.cli.cluster.EngineSettings;
import io.grampus.cli.remote.MachineFacts;
import io.grampus.cli.remote.Ssh;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares a cluster file with the cluster, and makes the cluster as the file says. */
final class ClusterRun implements AutoCloseable {
  private static final String TRIED = "compare the cluster with the file";

  /** One line of the plan. */
  record Change(String node, NodeSetup.Step step) {
    JsonNode row() {
      ObjectNode row = JsonMapper.shared().createObjectNode().put("node", node);
      row.setAll((ObjectNode) step.row());
      return row;
    }
  }

  private final Cli cli;
  private final ClusterFile file;
  private final boolean prune;
  private final Map<String, Ssh> connections = new HashMap<>();
  private final List<String> unknown = new ArrayList<>();

  ClusterRun(Cli cli, ClusterFile file, boolean prune) {
    this.cli = cli;
    this.file = file;
    this.prune = prune;
  }

  /** What differs, and what is so already; a node that is not reached does not hide the others. */
  List<Change> plan() {
    List<Change> all = new ArrayList<>();
    Map<String, JsonNode> rows = rows();
    for (DeclaredNode node : file.nodes()) {
      try {
        plan(node, rows).forEach(step -> all.add(new Change(node.name(), step)));
      } catch (CliException e) {
        unknown.add(node.name());
        all.add(new Change(node.name(), new NodeSetup.Step("reach", "unknown", e.sentence())));
      }
    }
    rows.values().stream().filter(this::isUndeclared).forEach(row -> all.add(undeclared(row)));
    return all;
  }

  private Map<String, JsonNode> rows() {
    Map<String, JsonNode> rows = new LinkedHashMap<>();
    for (JsonNode row : ListCommand.items(cli.api().get(TRIED, Route.of("nodes")))) {
      // a machine that left and came back has a row that is down besides
      rows.merge(text(row, "name"), row, (one, other) -> isDown(one) ? other : one);
    }
    return rows;
  }

  private static boolean isDown(JsonNode row) {
    return text(row, "state").equals("down");
  }

  private List<NodeSetup.Step> plan(DeclaredNode node, Map<String, JsonNode> rows) {
    List<NodeSetup.Step> steps = new ArrayList<>();
    Optional<NodeSetup> setup = setup(node);
    if (setup.isPresent()) {
      MachineFacts facts = look(node, setup.get());
      steps.addAll(setup.get().plan(facts));
      steps.add(1, settings(node, facts));
    } else if (!rows.containsKey(node.name())) {
      throw new CliException(
          ExitCode.NOT_FOUND,
          "find node " + node.name(),
          "it is no node of the Swarm, and the file has no ssh address of it",
          "");
    } else {
      verb(node, rows.get(node.name())).ifPresent(verb -> steps.add(todo("role", verb)));
    }
    steps.addAll(inSwarm(node, Optional.ofNullable(rows.get(node.name()))));
    return steps;
  }

  private static NodeSetup.Step todo(String name, String says) {
    return new NodeSetup.Step(name, "to do", says);
  }

  /** What has to be done so that the node has its role. */
  private static Optional<String> verb(DeclaredNode node, JsonNode row) {
    return node.role()
        .filter(role -> !role.equals(text(row, "role")))
        .map(role -> role.equals("manager") ? "promote" : "demote");
  }

  private Optional<NodeSetup> setup(DeclaredNode node) {
    return node.ssh()
        .map(address -> {
          Ssh ssh =
              connections.computeIfAbsent(address, a -> Ssh.to(a, cli.env(), cli.screen().isIn()));
          String server = NodeAddCommand.reachable(cli.api(), file.server().orElse(""));
          var wanted =
              new NodeSetup.Wanted(node.role().orElse(""), server, node.advertise().orElse(""), "");
          return new NodeSetup(cli.api(), ssh, wanted);
        });
  }

  private static MachineFacts look(DeclaredNode node, NodeSetup setup) {
    MachineFacts facts = setup.look();
    if (!facts.hostname().equals(node.name())) {
      throw new CliException(
          ExitCode.CONFLICT,
          "look at node " + node.name(),
          "the machine at " + node.ssh().orElse("") + " calls itself " + facts.hostname(),
          "Write that name in the file, or give the machine the other one.");
    }
    return facts;
  }

  private static NodeSetup.Step settings(DeclaredNode node, MachineFacts facts) {
    var now = EngineSettings.of(node.name(), facts.settings());
    List<String> differences = now.differences(node.engine());
    if (differences.isEmpty()) {
      return new NodeSetup.Step("settings", "already", "as declared");
    }
    String after =
        now.needsRestart(node.engine())
            ? "; Docker Engine is restarted, and with it the containers there"
            : "; containers go on";
    return todo("settings", String.join(", ", differences) + after);
  }

  private List<NodeSetup.Step> inSwarm(DeclaredNode node, Optional<JsonNode> row) {
    List<NodeSetup.Step> steps = new ArrayList<>();
    Labels labels = Labels.of(node, row, prune);
    if (!labels.isEmpty()) {
      steps.add(todo("labels", labels.says()));
    }
    String now = row.map(r -> text(r, "availability")).orElse("active");
    node.availability()
        .filter(wanted -> !wanted.equals(now))
        .ifPresent(wanted -> steps.add(todo("availability", wanted + " (was " + now + ")")));
    return steps;
  }

  private boolean isUndeclared(JsonNode row) {
    return file.nodes().stream().noneMatch(n -> n.name().equals(text(row, "name")));
  }

  private Change undeclared(JsonNode row) {
    boolean down = isDown(row);
    NodeSetup.Step step =
        prune && down
            ? todo("node", "forget it: it is down, and not in the file")
            : new NodeSetup.Step("node", "stays", "not in the file" + (down ? "; it is down" : ""));
    return new Change(text(row, "name"), step);
  }

  /** Makes the changes; each is told when it is over. The worst exit code. */
  int carryOut(Consumer<Change> told) {
    var troubles = new Troubles(cli);
    for (DeclaredNode node : file.nodes()) {
      if (!unknown.contains(node.name())) {
        troubles.attemptEach(() -> apply(node, step -> told.accept(new Change(node.name(), step))));
      }
    }
    if (prune) {
      rows().values().stream()
          .filter(row -> isUndeclared(row) && isDown(row))
          .forEach(row -> troubles.attemptEach(() -> forget(row, told)));
    }
    return troubles.exit();
  }

  private void apply(DeclaredNode node, Consumer<NodeSetup.Step> told) {
    Optional<NodeSetup> setup = setup(node);
    String id =
        setup.isPresent()
            ? text(setup.get().carryOut(told), "id")
            : text(rows().getOrDefault(node.name(), MissingNode.getInstance()), "id");
    JsonNode row = cli.api().get(TRIED, Route.of("nodes", id)).path("row");
    if (setup.isEmpty()) {
      verb(node, row).ifPresent(verb -> post(row, verb, "role", told));
    }
    Labels labels = Labels.of(node, Optional.of(row), prune);
    if (!labels.isEmpty()) {
      Route route = Route.of("nodes", id, "labels");
      cli.api().post("label node " + node.name(), route, labels.body());
      told.accept(new NodeSetup.Step("labels", "done", labels.says()));
    }
    node.availability()
        .filter(wanted -> !wanted.equals(text(row, "availability")))
        .ifPresent(wanted ->
            post(row, wanted.equals("active") ? "activate" : wanted, "availability", told));
    // last: it may restart the very engine that the server asks
    setup.ifPresent(s -> {
      var now = EngineSettings.of(node.name(), look(node, s).settings());
      s.settings(now, node.engine(), told);
    });
  }

  private void post(JsonNode row, String verb, String step, Consumer<NodeSetup.Step> told) {
    String tried = verb + " node " + text(row, "name");
    JsonNode receipt = cli.api().post(tried, Route.of("nodes", text(row, "id"), verb));
    told.accept(new NodeSetup.Step(step, "done", verb));
    Rows.texts(receipt, "notes").forEach(n -> told.accept(new NodeSetup.Step(step, "note", n)));
  }

  private void forget(JsonNode row, Consumer<Change> told) {
    String name = text(row, "name");
    JsonNode receipt = cli.api().delete("forget node " + name, Route.of("nodes", text(row, "id")));
    told.accept(new Change(name, new NodeSetup.Step("node", "done", "forgotten")));
    Rows.texts(receipt, "notes")
        .forEach(n -> told.accept(new Change(name, new NodeSetup.Step("node", "note", n))));
  }

  @Override
  public void close() {
    connections.values().forEach(Ssh::close);
  }

  /**
   * Labels to give and to take.
   *
   * @param taken only with prune: the file removes nothing that it was not told to
   */
  private record Labels(Map<String, String> given, List<String> taken) {
    static Labels of(DeclaredNode node, Optional<JsonNode> row, boolean prune) {
      Map<String, String> has = new LinkedHashMap<>();
      row.ifPresent(r ->
          r.path("labels")
              .properties()
              .forEach(l -> has.put(l.getKey(), l.getValue().asString(""))));
      Map<String, String> given = new LinkedHashMap<>(node.labels());
      given.entrySet().removeIf(l -> l.getValue().equals(has.get(l.getKey())));
      has.keySet().removeAll(node.labels().keySet());
      return new Labels(given, prune ? List.copyOf(has.keySet()) : List.of());
    }

    boolean isEmpty() {
      return given.isEmpty() && taken.isEmpty();
    }

    String says() {
      List<String> all = new ArrayList<>();
      given.forEach((name, value) -> all.add(name + "=" + value));
      taken.forEach(name -> all.add("without " + name));
      return String.join(", ", all);
    }

    ObjectNode body() {
      ObjectNode body = JsonMapper.shared().createObjectNode();
      ObjectNode set = body.putObject("set");
      given.forEach(set::put);
      taken.forEach(body.putArray("remove")::add);
      return body;
    }
  }
}
