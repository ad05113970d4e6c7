package io.grampus.stacks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks for what is allowed but likely to hurt. */
final class PlanWarner {
  private final StackEngine engine;
  private final Target target;
  private final Project project;
  private final List<PlanWarning> found = new ArrayList<>();

  PlanWarner(StackEngine engine, Target target, Project project) {
    this.engine = engine;
    this.target = target;
    this.project = project;
  }

  List<PlanWarning> warnings(List<String> missingImages, StackState state) {
    boolean several = engine.nodes().size() > 1;
    for (ServiceTarget service : target.services()) {
      JsonNode spec = service.spec();
      if (!Trees.has(spec, "TaskTemplate", "ContainerSpec", "Healthcheck")) {
        add("noHealthcheck", service, "has no healthcheck: it counts as well as soon as it runs");
      }
      if (several) {
        volumes(service);
      }
      scaled(service, state);
      Trees.text(project.tree(), "services", service.name(), "image")
          .filter(missingImages::contains)
          .ifPresent(i ->
              add(
                  "imageMissing",
                  service,
                  "runs " + i + ", which no registry has and this node lacks"));
    }
    ports();
    target.notes().forEach(n -> found.add(new PlanWarning("note", "", n, "")));
    return found;
  }

  private void volumes(ServiceTarget service) {
    for (JsonNode mount : mounts(service)) {
      String type = Trees.text("", mount, "Type");
      boolean driver = Trees.has(mount, "VolumeOptions", "DriverConfig");
      if (type.equals("bind") || (type.equals("volume") && !driver)) {
        String what = "keeps " + Trees.text("", mount, "Target") + " on one node's disk";
        add("localVolume", service, what + ": it finds it empty on another node");
      }
    }
  }

  private void scaled(ServiceTarget service, StackState state) {
    long wanted = Trees.number(-1, service.spec(), "Mode", "Replicated", "Replicas");
    state
        .service(service.fullName())
        .map(s -> Trees.number(-1, s, "Spec", "Mode", "Replicated", "Replicas"))
        .filter(has -> has >= 0 && wanted >= 0 && has != wanted)
        .ifPresent(has ->
            add(
                "scaled",
                service,
                "has " + has + " replicas now; the deploy sets the file's " + wanted));
  }

  /** A port that another service publishes already. */
  private void ports() {
    Map<String, String> taken = new HashMap<>();
    for (ObjectNode other : engine.services()) {
      String name = Trees.text("", other, "Spec", "Name");
      published(other.path("Spec")).forEach(p -> taken.put(p, name));
    }
    for (ServiceTarget service : target.services()) {
      for (String port : published(service.spec())) {
        String owner = taken.getOrDefault(port, service.fullName());
        if (!owner.equals(service.fullName())) {
          add(
              "portTaken",
              service,
              "publishes " + port + ", which " + owner + " publishes already");
        }
        taken.put(port, service.fullName());
      }
    }
  }

  private static List<String> published(JsonNode spec) {
    List<String> ports = new ArrayList<>();
    for (JsonNode port : Trees.items(Trees.at(spec, "EndpointSpec", "Ports"))) {
      if (Trees.number(0, port, "PublishedPort") > 0) {
        ports.add(
            port.path("PublishedPort").asString() + "/" + Trees.text("tcp", port, "Protocol"));
      }
    }
    String ingress = Trees.text("", spec, "Labels", Mapping.INGRESS);
    for (String port : ingress.isEmpty() ? new String[0] : ingress.split(",")) {
      String protocol = port.substring(port.lastIndexOf('/'));
      String[] parts = port.substring(0, port.lastIndexOf(':')).split(":");
      ports.add(parts[parts.length - 1] + protocol);
    }
    return ports;
  }

  private static List<JsonNode> mounts(ServiceTarget service) {
    return Trees.items(Trees.at(service.spec(), "TaskTemplate", "ContainerSpec", "Mounts"));
  }

  private void add(String code, ServiceTarget service, String message) {
    found.add(new PlanWarning(code, service.name(), service.name() + " " + message, ""));
  }
}
