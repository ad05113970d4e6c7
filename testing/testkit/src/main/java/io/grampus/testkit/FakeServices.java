package io.grampus.testkit;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fake Swarm's services and requests about them; what they want is so at once. */
final class FakeServices {
  private final FakeObjects services = new FakeObjects("service", "/Spec/Name");
  private final FakeTasks tasks;
  private final FakeNodes nodes;
  private final FakeVersions versions;
  private final FakeEvents events;

  FakeServices(FakeTasks tasks, FakeNodes nodes, FakeVersions versions, FakeEvents events) {
    this.tasks = tasks;
    this.nodes = nodes;
    this.versions = versions;
    this.events = events;
  }

  void addTo(FakeRoutes routes) {
    routes
        .on("GET", "/services", this::list)
        .on("POST", "/services/create", this::create)
        .on("POST", "/services/{id}/update", this::update)
        .on("GET", "/services/{id}", call -> call.json(services.demand(call.path("id"))))
        .on("DELETE", "/services/{id}", this::remove);
  }

  /** Makes a service and its tasks; returns its id. */
  String add(ObjectNode spec) {
    ObjectNode service = versions.fresh(spec);
    service.putObject("Endpoint");
    String id = service.path("ID").asString("");
    services.put(id, service);
    emit("create", service);
    reconcile(service);
    return id;
  }

  private void reconcile(ObjectNode service) {
    String id = service.path("ID").asString("");
    int replicas = replicas(service);
    tasks.shutDown(id, replicas);
    List<Integer> running = tasks.runningSlots(id);
    for (int slot = 1; slot <= replicas; slot++) {
      if (!running.contains(slot)) {
        tasks.run(service, slot, nodes.nodeFor(slot + id.hashCode()));
      }
    }
  }

  private int replicas(ObjectNode service) {
    return service.at("/Spec/Mode").has("Global")
        ? nodes.size()
        : service.at("/Spec/Mode/Replicated/Replicas").asInt(1);
  }

  private void list(FakeCall call) throws IOException {
    nodes.demandActive();
    FakeFilters filters = call.filters();
    ArrayNode found =
        services.list(each ->
            filters.any("id", each.path("ID").asString("")::startsWith)
                && filters.any("name", services.nameOf(each)::startsWith)
                && filters.labels(each.at("/Spec/Labels")));
    call.json(call.flag("status") ? withStatus(found) : found);
  }

  private ArrayNode withStatus(ArrayNode found) {
    List<ObjectNode> all = found.valueStream().map(FakeJson::copy).toList();
    for (ObjectNode service : all) {
      int running = tasks.runningSlots(service.path("ID").asString("")).size();
      ObjectNode status = service.putObject("ServiceStatus").put("RunningTasks", running);
      status.put("DesiredTasks", replicas(service)).put("CompletedTasks", 0);
    }
    return FakeJson.array(all);
  }

  private void create(FakeCall call) throws IOException {
    nodes.demandActive();
    ObjectNode spec = call.body();
    String name = spec.path("Name").asString("");
    if (services.hasName(name)) {
      throw new FakeRefusal(
          409, "rpc error: code = AlreadyExists desc = name conflicts with an existing object");
    }
    call.json(201, FakeJson.object().put("ID", add(spec)));
  }

  private void update(FakeCall call) throws IOException {
    ObjectNode service = services.demand(call.path("id"));
    versions.demandCurrent(service, call.query("version"));
    ObjectNode body = call.body();
    ObjectNode before = FakeJson.copy(service.path("Spec"));
    boolean back = call.query("rollback").equals("previous");
    ObjectNode wanted = back ? FakeJson.copy(service.path("PreviousSpec")) : body;
    service.set("Spec", wanted);
    service.set("PreviousSpec", before);
    service.putObject("UpdateStatus").put("State", back ? "rollback_completed" : "completed");
    versions.touch(service);
    String id = service.path("ID").asString("");
    services.put(id, service);
    emit("update", service);
    if (!wanted.path("TaskTemplate").equals(before.path("TaskTemplate"))) {
      tasks.shutDown(id, -1);
    }
    reconcile(service);
    ObjectNode answer = FakeJson.object();
    answer.putNull("Warnings");
    call.json(answer);
  }

  private void remove(FakeCall call) throws IOException {
    ObjectNode service = services.demand(call.path("id"));
    String id = service.path("ID").asString("");
    services.remove(id);
    emit("remove", service);
    tasks.forget(id);
    call.done(200);
  }

  private void emit(String action, ObjectNode service) {
    ObjectNode attributes = FakeJson.object().put("name", services.nameOf(service));
    events.emit("service", action, service.path("ID").asString(""), attributes);
  }
}
