package io.grampus.testkit;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** The fake engine's volumes and requests about them. */
final class FakeVolumes {
  private final FakeObjects volumes = new FakeObjects("volume", "/Name");
  private final FakeEvents events;

  FakeVolumes(FakeEvents events) {
    this.events = events;
  }

  void addTo(FakeRoutes routes) {
    routes
        .on("GET", "/volumes", this::list)
        .on("POST", "/volumes/create", this::create)
        .on("POST", "/volumes/prune", this::prune)
        .on("GET", "/volumes/{name}", call -> call.json(volumes.demand(call.path("name"))))
        .on("DELETE", "/volumes/{name}", this::remove);
  }

  ObjectNode add(String name, ObjectNode labels) {
    ObjectNode volume = FakeJson.object().put("Name", name).put("Driver", "local");
    volume.put("Mountpoint", "/var/lib/docker/volumes/" + name + "/_data").put("Scope", "local");
    volume.put("CreatedAt", FakeJson.now().toString()).set("Labels", labels);
    volume.putObject("Options");
    volumes.put(name, volume);
    events.emit("volume", "create", name, FakeJson.object().put("driver", "local"));
    return volume;
  }

  private void list(FakeCall call) throws IOException {
    FakeFilters filters = call.filters();
    ObjectNode answer = FakeJson.object();
    answer.set(
        "Volumes",
        volumes.list(each ->
            filters.any("name", wanted -> each.path("Name").asString("").contains(wanted))
                && filters.any("driver", each.path("Driver").asString("")::equals)
                && filters.labels(each.path("Labels"))));
    call.json(answer);
  }

  private void create(FakeCall call) throws IOException {
    ObjectNode body = call.body();
    String name = body.path("Name").asString("");
    String wanted = name.isEmpty() ? FakeJson.hexId() : name;
    boolean there = volumes.hasName(wanted);
    ObjectNode labels = FakeJson.copy(body.path("Labels"));
    call.json(201, there ? volumes.demand(wanted) : add(wanted, labels));
  }

  private void remove(FakeCall call) throws IOException {
    forget(volumes.id(call.path("name")));
    call.done(204);
  }

  private void forget(String name) {
    volumes.remove(name);
    events.emit("volume", "destroy", name, FakeJson.object().put("driver", "local"));
  }

  private void prune(FakeCall call) throws IOException {
    ObjectNode answer = FakeJson.object().put("SpaceReclaimed", 0);
    answer.putArray("VolumesDeleted");
    for (String name : volumes.ids()) {
      if (call.filters().labels(volumes.demand(name).path("Labels"))) {
        forget(name);
        answer.withArray("VolumesDeleted").add(name);
      }
    }
    call.json(answer);
  }
}
