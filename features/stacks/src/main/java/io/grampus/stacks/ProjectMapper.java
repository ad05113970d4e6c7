package io.grampus.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps a Compose project in canonical form to what Swarm is asked for. */
final class ProjectMapper {
  private final Mapping mapping;
  private final NetworkMapper networks;
  private final EndpointMapper endpoints;

  ProjectMapper(Mapping mapping) {
    this.mapping = mapping;
    this.networks = new NetworkMapper(mapping);
    this.endpoints = new EndpointMapper(mapping.virtualIps());
  }

  Target map(List<FileTarget> files) {
    List<ServiceTarget> services = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Trees.members(mapping.project().path("services"))
        .forEach((name, service) -> {
          EndpointMapper.Endpoint endpoint = endpoints.map(name, service);
          services.add(new ServiceTarget(name, spec(name, service, endpoint)));
          notes.addAll(endpoint.notes());
        });
    return new Target(mapping.stack(), networks.networks(), files, services, notes);
  }

  private ObjectNode spec(String name, JsonNode service, EndpointMapper.Endpoint endpoint) {
    JsonNode deploy = service.path("deploy");
    ObjectNode spec = Trees.object().put("Name", mapping.fullName(name));
    spec.set("Labels", labels(service, endpoint.ingress()));
    ObjectNode template = spec.putObject("TaskTemplate");
    template.set("ContainerSpec", new ContainerSpecMapper(mapping).map(service));
    template.set("Resources", DeployMapper.resources(service));
    Trees.set(template, "RestartPolicy", DeployMapper.restart(service));
    template.set("Placement", DeployMapper.placement(deploy));
    template.set("Networks", networks.attach(name, service));
    Trees.set(template, "LogDriver", DeployMapper.logDriver(service));
    spec.set("Mode", DeployMapper.mode(service));
    if (!DeployMapper.isJob(deploy)) {
      spec.set("UpdateConfig", UpdateConfigMapper.update(service));
      spec.set("RollbackConfig", UpdateConfigMapper.rollback(service));
    }
    spec.set("EndpointSpec", endpoint.spec());
    return spec;
  }

  private ObjectNode labels(JsonNode service, List<String> ingress) {
    Map<String, String> labels = new TreeMap<>();
    labels.putAll(Trees.texts(Trees.at(service, "deploy", "labels")));
    labels.put(Mapping.NAMESPACE, mapping.stack());
    labels.put(Mapping.IMAGE, Trees.text("", service, "image"));
    if (!ingress.isEmpty()) {
      labels.put(Mapping.INGRESS, String.join(",", ingress));
    }
    return Trees.objectOf(labels);
  }
}
