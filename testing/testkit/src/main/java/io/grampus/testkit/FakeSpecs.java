package io.grampus.testkit;

import java.io.IOException;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Secrets or configs: named, labelled content. */
final class FakeSpecs {
  private final FakeObjects objects;
  private final FakeVersions versions;
  private final FakeEvents events;
  private final String kind;

  FakeSpecs(String kind, FakeVersions versions, FakeEvents events) {
    this.kind = kind;
    this.objects = new FakeObjects(kind, "/Spec/Name");
    this.versions = versions;
    this.events = events;
  }

  void addTo(FakeRoutes routes) {
    String all = "/" + kind + "s";
    routes
        .on("GET", all, this::list)
        .on("POST", all + "/create", this::create)
        .on("POST", all + "/{id}/update", this::update)
        .on("GET", all + "/{id}", call -> call.json(shown(objects.demand(call.path("id")))))
        .on("DELETE", all + "/{id}", this::remove);
  }

  private ObjectNode shown(ObjectNode object) {
    if (kind.equals("secret")) {
      object.withObject("Spec").remove("Data");
    }
    return object;
  }

  private void list(FakeCall call) throws IOException {
    FakeFilters filters = call.filters();
    call.json(
        FakeJson.array(
            objects
                .list(each ->
                    filters.any("id", each.path("ID").asString("")::startsWith)
                        && filters.any("name", objects.nameOf(each)::startsWith)
                        && filters.labels(each.at("/Spec/Labels")))
                .valueStream()
                .map(each -> shown(FakeJson.copy(each)))
                .toList()));
  }

  private void create(FakeCall call) throws IOException {
    ObjectNode spec = call.body();
    String name = spec.path("Name").asString("");
    if (objects.hasName(name)) {
      throw new FakeRefusal(
          409, "rpc error: code = AlreadyExists desc = %s %s already exists".formatted(kind, name));
    }
    Base64.getDecoder().decode(spec.path("Data").asString(""));
    ObjectNode object = versions.fresh(spec);
    String id = object.path("ID").asString("");
    objects.put(id, object);
    emit("create", object);
    call.json(201, FakeJson.object().put("ID", id));
  }

  private void update(FakeCall call) throws IOException {
    ObjectNode object = objects.demand(call.path("id"));
    versions.demandCurrent(object, call.query("version"));
    ObjectNode labels = FakeJson.copy(call.body().path("Labels"));
    object.withObject("Spec").set("Labels", labels);
    versions.touch(object);
    objects.put(object.path("ID").asString(""), object);
    emit("update", object);
    call.done(200);
  }

  private void remove(FakeCall call) throws IOException {
    ObjectNode object = objects.demand(call.path("id"));
    objects.remove(object.path("ID").asString(""));
    emit("remove", object);
    call.done(204);
  }

  private void emit(String action, ObjectNode object) {
    ObjectNode attributes = FakeJson.object().put("name", objects.nameOf(object));
    events.emit(kind, action, object.path("ID").asString(""), attributes);
  }
}
