package io.grampus.testkit;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** The fake Swarm and its nodes; the first node is the engine itself. */
final class FakeNodes {
  private final FakeObjects nodes = new FakeObjects("node", "/Description/Hostname");
  private final FakeVersions versions;
  private final FakeEvents events;
  private final ObjectNode cluster;
  private final String self;
  private boolean active = true;
  private volatile String claimed = "";

  FakeNodes(FakeVersions versions, FakeEvents events) {
    this.versions = versions;
    this.events = events;
    this.cluster = versions.fresh(FakeJson.object().put("Name", "default"));
    cluster.putObject("JoinTokens").put("Worker", "SWMTKN-1-worker").put("Manager", "SWMTKN-1-m");
    this.self = add("fake-1", true);
  }

  void addTo(FakeRoutes routes) {
    routes
        .on("GET", "/swarm", this::inspectSwarm)
        .on("POST", "/swarm/init", this::init)
        .on("POST", "/swarm/leave", this::leave)
        .on("GET", "/nodes", this::list)
        .on("POST", "/nodes/{id}/update", this::update)
        .on("GET", "/nodes/{id}", call -> call.json(nodes.demand(call.path("id"))));
  }

  String self() {
    return claimed.isEmpty() ? self : claimed;
  }

  void claim(String id) {
    claimed = id;
  }

  /** The Swarm's id. */
  String swarm() {
    return cluster.path("ID").asString("");
  }

  /** Removes a node from the Swarm. */
  void remove(String id) {
    ObjectNode node = nodes.demand(id);
    nodes.remove(id);
    events.emit("node", "remove", id, FakeJson.object().put("name", nodes.nameOf(node)));
  }

  int size() {
    return nodes.size();
  }

  boolean active() {
    return nodes.locked(() -> active);
  }

  /** The node that takes the task of that number. */
  String nodeFor(int number) {
    return nodes.ids().get(Math.floorMod(number, nodes.size()));
  }

  String add(String hostname, boolean manager) {
    ObjectNode spec = FakeJson.object().put("Role", manager ? "manager" : "worker");
    spec.put("Availability", "active").putObject("Labels");
    ObjectNode node = versions.fresh(spec);
    ObjectNode description = node.putObject("Description").put("Hostname", hostname);
    description.putObject("Platform").put("Architecture", "x86_64").put("OS", "linux");
    ObjectNode resources = description.putObject("Resources");
    resources.put("NanoCPUs", 4_000_000_000L).put("MemoryBytes", 8L << 30);
    description.putObject("Engine").put("EngineVersion", FakeSystem.VERSION);
    String address = "10.97." + nodes.size() / 250 + "." + (nodes.size() % 250 + 1);
    node.putObject("Status").put("State", "ready").put("Addr", address);
    if (manager) {
      ObjectNode status = node.putObject("ManagerStatus").put("Leader", nodes.size() == 0);
      status.put("Reachability", "reachable").put("Addr", address + ":2377");
    }
    String id = node.path("ID").asString("");
    nodes.put(id, node);
    return id;
  }

  /** Makes a node ready or down. */
  void setState(String id, String state) {
    ObjectNode node = nodes.demand(id);
    String before = node.at("/Status/State").asString("");
    node.withObject("Status").put("State", state);
    versions.touch(node);
    nodes.put(id, node);
    ObjectNode attributes = FakeJson.object().put("name", nodes.nameOf(node));
    attributes.put("state.new", state).put("state.old", before);
    events.emit("node", "update", id, attributes);
  }

  void demandActive() {
    if (!active()) {
      throw new FakeRefusal(
          503,
          "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to"
              + " connect this node to swarm and try again.");
    }
  }

  private void inspectSwarm(FakeCall call) throws IOException {
    demandActive();
    call.json(cluster);
  }

  private void init(FakeCall call) throws IOException {
    if (active()) {
      throw new FakeRefusal(503, "This node is already part of a swarm.");
    }
    setActive(true);
    call.json(FakeJson.MAPPER.getNodeFactory().stringNode(self));
  }

  private void leave(FakeCall call) throws IOException {
    setActive(false);
    call.done(200);
  }

  private void setActive(boolean now) {
    nodes.locked(() -> {
      active = now;
      return now;
    });
  }

  private void list(FakeCall call) throws IOException {
    demandActive();
    FakeFilters filters = call.filters();
    call.json(
        nodes.list(each ->
            filters.any("id", each.path("ID").asString("")::startsWith)
                && filters.any("name", nodes.nameOf(each)::startsWith)
                && filters.any("role", each.at("/Spec/Role").asString("")::equals)));
  }

  private void update(FakeCall call) throws IOException {
    ObjectNode node = nodes.demand(call.path("id"));
    versions.demandCurrent(node, call.query("version"));
    node.set("Spec", call.body());
    versions.touch(node);
    String id = node.path("ID").asString("");
    nodes.put(id, node);
    events.emit("node", "update", id, FakeJson.object().put("name", nodes.nameOf(node)));
    call.done(200);
  }
}
