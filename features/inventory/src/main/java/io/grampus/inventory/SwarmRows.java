package io.grampus.inventory;

import io.grampus.engine.Config;
import io.grampus.engine.Node;
import io.grampus.engine.Secret;
import io.grampus.engine.Service;
import io.grampus.engine.ServiceMode;
import io.grampus.engine.ServicePort;
import io.grampus.engine.SystemInspect;
import io.grampus.engine.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes rows of what a Swarm manager says; what they take from other tables is left empty. */
final class SwarmRows {
  private SwarmRows() {}

  static NodeRow node(Node node, String self) {
    return new NodeRow(
        node.id(),
        node.hostname(),
        node.role(),
        node.leader(),
        node.reachability(),
        node.availability(),
        node.state(),
        node.message(),
        node.address(),
        node.engineVersion(),
        node.os(),
        node.architecture(),
        node.nanoCpus() / 1e9,
        node.memory(),
        node.id().equals(self),
        0,
        "",
        Optional.empty(),
        Map.copyOf(node.labels()));
  }

  /** The engine itself, when there is no Swarm to ask. */
  static NodeRow self(SystemInspect info) {
    return new NodeRow(
        info.id(),
        info.name(),
        info.nodeId().isEmpty() ? "none" : "worker",
        false,
        "",
        "active",
        "ready",
        "",
        info.nodeAddress(),
        info.serverVersion(),
        info.osType(),
        info.architecture(),
        info.cpus(),
        info.memory(),
        true,
        0,
        "",
        Optional.empty(),
        Map.copyOf(info.labels()));
  }

  static ServiceRow service(Service service) {
    String image = service.image();
    int at = image.indexOf('@');
    return new ServiceRow(
        service.id(),
        service.name(),
        Labels.stack(service.labels()),
        // by its id no node tries to pull it; the label has what the file calls it
        ImageNames.isId(image)
            ? service.labels().getOrDefault(Labels.IMAGE, image)
            : at < 0 ? image : image.substring(0, at),
        at < 0 ? "" : image.substring(at + 1),
        mode(service.mode()),
        desired(service.mode()),
        0,
        service.updateState(),
        service.updateMessage(),
        service.updateStarted(),
        service.created(),
        service.updated(),
        service.version(),
        Fingerprint.ofTemplate(service.at("Spec", "TaskTemplate")),
        ports(service.ports()),
        List.of(),
        networks(service),
        references(service, "Secrets", "SecretName"),
        references(service, "Configs", "ConfigName"),
        Map.copyOf(service.labels()));
  }

  private static String mode(ServiceMode mode) {
    return switch (mode) {
      case ServiceMode.Replicated _ -> "replicated";
      case ServiceMode.Global _ -> "global";
      case ServiceMode.ReplicatedJob _ -> "replicated-job";
      case ServiceMode.GlobalJob _ -> "global-job";
    };
  }

  /** Of global ones the tasks are counted later. */
  private static long desired(ServiceMode mode) {
    return switch (mode) {
      case ServiceMode.Replicated replicated -> replicated.replicas();
      case ServiceMode.ReplicatedJob job -> job.completions();
      case ServiceMode.Global _, ServiceMode.GlobalJob _ -> 0;
    };
  }

  private static List<PortRow> ports(List<ServicePort> ports) {
    List<PortRow> rows = new ArrayList<>();
    for (ServicePort port : ports) {
      rows.add(
          new PortRow(port.targetPort(), port.publishedPort(), port.protocol(), "", port.mode()));
    }
    return List.copyOf(rows);
  }

  /** The ids; the names come from the table of networks. */
  private static List<String> networks(Service service) {
    List<String> targets = new ArrayList<>();
    for (JsonNode network : service.at("Spec", "TaskTemplate", "Networks")) {
      targets.add(network.path("Target").asString(""));
    }
    return List.copyOf(targets);
  }

  private static List<String> references(Service service, String list, String name) {
    List<String> names = new ArrayList<>();
    for (JsonNode reference : service.at("Spec", "TaskTemplate", "ContainerSpec", list)) {
      names.add(reference.path(name).asString(""));
    }
    return List.copyOf(names);
  }

  static TaskRow task(Task task) {
    String image = task.image();
    int at = image.indexOf('@');
    return new TaskRow(
        task.id(),
        "",
        task.text("Spec", "ContainerSpec", "Labels", Labels.STACK),
        "",
        task.serviceId(),
        task.slot(),
        "",
        task.nodeId(),
        at < 0 ? image : image.substring(0, at),
        task.desiredState().toLowerCase(Locale.ROOT),
        task.state(),
        task.stateSince(),
        task.message(),
        task.error(),
        task.containerId(),
        task.exitCode(),
        "",
        task.created(),
        task.specVersion(),
        Fingerprint.ofTemplate(task.at("Spec")),
        ports(task.hostPorts()));
  }

  static SecretRow secret(Secret secret) {
    return new SecretRow(
        secret.id(),
        secret.name(),
        Labels.stack(secret.labels()),
        secret.driver(),
        secret.created(),
        secret.updated(),
        List.of(),
        Map.copyOf(secret.labels()));
  }

  static ConfigRow config(Config config) {
    return new ConfigRow(
        config.id(),
        config.name(),
        Labels.stack(config.labels()),
        config.created(),
        config.updated(),
        List.of(),
        Map.copyOf(config.labels()));
  }
}
