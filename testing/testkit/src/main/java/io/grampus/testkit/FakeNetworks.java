package io.grampus.testkit;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The fake engine's networks and requests about them. */
final class FakeNetworks {
  private static final List<String> BUILT_IN = List.of("bridge", "host", "none");
  private final FakeObjects networks = new FakeObjects("network", "/Name");
  private final FakeEvents events;

  FakeNetworks(FakeEvents events) {
    this.events = events;
    add("bridge", FakeJson.object().put("Driver", "bridge"));
    add("host", FakeJson.object().put("Driver", "host"));
    add("none", FakeJson.object().put("Driver", "null"));
    add("ingress", FakeJson.object().put("Driver", "overlay").put("Ingress", true));
  }

  void addTo(FakeRoutes routes) {
    routes
        .on("GET", "/networks", this::list)
        .on("POST", "/networks/create", this::create)
        .on("POST", "/networks/prune", this::prune)
        .on("POST", "/networks/{id}/connect", this::touch)
        .on("POST", "/networks/{id}/disconnect", this::touch)
        .on("GET", "/networks/{id}", call -> call.json(networks.demand(call.path("id"))))
        .on("DELETE", "/networks/{id}", this::remove);
  }

  String add(String name, ObjectNode body) {
    String driver = body.path("Driver").asString("bridge");
    boolean overlay = driver.equals("overlay");
    String id = overlay ? FakeJson.swarmId() : FakeJson.hexId();
    ObjectNode network = FakeJson.object().put("Name", name).put("Id", id);
    network.put("Created", FakeJson.now().toString()).put("Scope", overlay ? "swarm" : "local");
    network.put("Driver", driver).put("EnableIPv6", false);
    network.put("Internal", body.path("Internal").asBoolean(false));
    network.put("Attachable", body.path("Attachable").asBoolean(false));
    network.put("Ingress", body.path("Ingress").asBoolean(false));
    network.set("Labels", FakeJson.copy(body.path("Labels")));
    network.set("Options", FakeJson.copy(body.path("Options")));
    network.putObject("IPAM").put("Driver", "default").putArray("Config");
    network.putObject("Containers");
    networks.put(id, network);
    emit(id, network, "create");
    return id;
  }

  private void emit(String id, ObjectNode network, String action) {
    ObjectNode attributes = FakeJson.object().put("name", networks.nameOf(network));
    attributes.put("type", network.path("Driver").asString(""));
    events.emit("network", action, id, attributes);
  }

  private void list(FakeCall call) throws IOException {
    FakeFilters filters = call.filters();
    call.json(
        networks.list(each ->
            filters.any("name", wanted -> networks.nameOf(each).contains(wanted))
                && filters.any("id", wanted -> each.path("Id").asString("").startsWith(wanted))
                && filters.any("driver", each.path("Driver").asString("")::equals)
                && filters.any("scope", each.path("Scope").asString("")::equals)
                && filters.labels(each.path("Labels"))));
  }

  private void create(FakeCall call) throws IOException {
    ObjectNode body = call.body();
    String name = body.path("Name").asString("");
    if (networks.hasName(name)) {
      throw new FakeRefusal(409, "network with name " + name + " already exists");
    }
    call.json(201, FakeJson.object().put("Id", add(name, body)).put("Warning", ""));
  }

  private void touch(FakeCall call) throws IOException {
    String id = networks.id(call.path("id"));
    emit(id, networks.demand(id), call.exchange().request().path().replaceFirst(".*/", ""));
    call.done(200);
  }

  private void remove(FakeCall call) throws IOException {
    String id = networks.id(call.path("id"));
    ObjectNode network = networks.demand(id);
    if (BUILT_IN.contains(networks.nameOf(network))) {
      throw new FakeRefusal(
          403, networks.nameOf(network) + " is a pre-defined network and cannot be removed");
    }
    networks.remove(id);
    emit(id, network, network.path("Scope").asString("").equals("swarm") ? "remove" : "destroy");
    call.done(204);
  }

  private void prune(FakeCall call) throws IOException {
    ObjectNode answer = FakeJson.object();
    answer.putArray("NetworksDeleted");
    call.json(answer);
  }
}
