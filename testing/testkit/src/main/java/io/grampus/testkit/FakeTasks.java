package io.grampus.testkit;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tasks of services; a task that is made runs at once. */
final class FakeTasks {
  private final FakeObjects tasks = new FakeObjects("task", "/Name");
  private final FakeContainers containers;
  private final FakeImages images;
  private final FakeVersions versions;
  private final FakeNodes nodes;

  FakeTasks(FakeContainers containers, FakeImages images, FakeVersions versions, FakeNodes nodes) {
    this.containers = containers;
    this.images = images;
    this.versions = versions;
    this.nodes = nodes;
  }

  void addTo(FakeRoutes routes) {
    routes
        .on("GET", "/tasks", this::list)
        .on("GET", "/tasks/{id}", call -> call.json(tasks.demand(call.path("id"))));
  }

  void run(ObjectNode service, int slot, String node) {
    JsonNode template = service.at("/Spec/TaskTemplate");
    String serviceName = service.at("/Spec/Name").asString("");
    ObjectNode task = versions.fresh(FakeJson.copy(template));
    String id = task.path("ID").asString("");
    task.put("ServiceID", service.path("ID").asString("")).put("Slot", slot);
    task.put("NodeID", node).put("DesiredState", "running");
    ObjectNode status = task.putObject("Status").put("Timestamp", FakeJson.now().toString());
    String name = serviceName + "." + slot + "." + id;
    FakeContainer container = container(service, template, name, id, node);
    containers.with(
        container.id,
        each -> {
          containers.start(each);
          return each;
        });
    finish(status, container);
    if (!container.running()) {
      task.put("DesiredState", "shutdown");
    }
    tasks.put(id, task);
  }

  private static void finish(ObjectNode status, FakeContainer container) {
    boolean failed = !container.running() && container.exitCode != 0;
    String ended = failed ? "failed" : "complete";
    status.put("State", container.running() ? "running" : ended).put("Message", "started");
    if (failed) {
      status.put("Err", "task: non-zero exit (" + container.exitCode + ")");
    }
    ObjectNode shown = status.putObject("ContainerStatus").put("ContainerID", container.id);
    shown.put("PID", container.pid).put("ExitCode", container.exitCode);
  }

  private FakeContainer container(
      ObjectNode service, JsonNode template, String name, String task, String node) {
    JsonNode spec = template.path("ContainerSpec");
    String image = spec.path("Image").asString("");
    ObjectNode body = FakeJson.object().put("Image", image);
    body.set("Entrypoint", spec.path("Command"));
    body.set("Cmd", spec.path("Args"));
    ObjectNode labels = FakeJson.copy(spec.path("Labels"));
    labels.put("com.docker.swarm.node.id", node).put("com.docker.swarm.task.id", task);
    labels.put("com.docker.swarm.service.id", service.path("ID").asString(""));
    labels.put("com.docker.swarm.service.name", service.at("/Spec/Name").asString(""));
    body.set("Labels", labels.put("com.docker.swarm.task.name", name));
    body.putObject("HostConfig").put("NetworkMode", "default");
    return containers.create(name, images.demand(image), body);
  }

  /** Ends the tasks of a service that run in slots above a number. */
  void shutDown(String service, int above) {
    for (ObjectNode task : running(service).toList()) {
      if (task.path("Slot").asInt(0) > above) {
        task.put("DesiredState", "shutdown").withObject("Status").put("State", "shutdown");
        versions.touch(task);
        tasks.put(task.path("ID").asString(""), task);
        remove(task.at("/Status/ContainerStatus/ContainerID").asString(""));
      }
    }
  }

  /** Forgets all tasks of a service. */
  void forget(String service) {
    shutDown(service, -1);
    of(service).forEach(task -> tasks.remove(task.path("ID").asString("")));
  }

  private void remove(String container) {
    containers.with(
        container,
        each -> {
          if (each.running()) {
            containers.end(each, each.script().stopExit());
          }
          containers.forget(each);
          return each;
        });
  }

  List<Integer> runningSlots(String service) {
    return running(service).map(task -> task.path("Slot").asInt(0)).toList();
  }

  private Stream<ObjectNode> running(String service) {
    return of(service).stream()
        .filter(task -> task.at("/Status/State").asString("").equals("running"));
  }

  private List<ObjectNode> of(String service) {
    return tasks
        .list(task -> task.path("ServiceID").asString("").equals(service))
        .valueStream()
        .map(FakeJson::copy)
        .toList();
  }

  private void list(FakeCall call) throws IOException {
    nodes.demandActive();
    FakeFilters filters = call.filters();
    call.json(tasks.list(task -> wanted(task, filters)));
  }

  private static boolean wanted(ObjectNode task, FakeFilters filters) {
    return filters.any("id", task.path("ID").asString("")::startsWith)
        && filters.any("service", task.path("ServiceID").asString("")::equals)
        && filters.any("node", task.path("NodeID").asString("")::equals)
        && filters.any("desired-state", task.path("DesiredState").asString("")::equals)
        && filters.labels(task.path("Labels"));
  }
}
