package io.grampus.nodes;

import io.grampus.engine.Service;
import io.grampus.engine.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What one task of a service needs of a node.
 *
 * @param platforms as {@code linux/amd64}; any when empty
 * @param most how many tasks of the service one node may have; 0 is any number
 * @param hostPorts ports of the node itself, as {@code 80/tcp}
 * @param localPaths what lies on the node's own disk
 */
record Demand(
    String serviceId,
    List<Constraint> constraints,
    List<String> platforms,
    Amount reserved,
    long most,
    List<String> hostPorts,
    List<String> localPaths) {

  static Demand of(Service service) {
    return of(service.id(), service.at("Spec", "TaskTemplate"), hostPorts(service));
  }

  /** What a task that was made from the template needs. */
  static Demand of(String serviceId, JsonNode template, List<String> hostPorts) {
    var read = new Template(template);
    return new Demand(
        serviceId,
        read.constraints(),
        read.platforms(),
        read.reserved(),
        template.path("Placement").path("MaxReplicas").asLong(0),
        List.copyOf(hostPorts),
        read.localPaths());
  }

  private record Template(JsonNode node) {
    List<Constraint> constraints() {
      List<Constraint> constraints = new ArrayList<>();
      for (JsonNode text : node.path("Placement").path("Constraints")) {
        Constraint.parse(text.asString("")).ifPresent(constraints::add);
      }
      return List.copyOf(constraints);
    }

    List<String> platforms() {
      List<String> platforms = new ArrayList<>();
      for (JsonNode platform : node.path("Placement").path("Platforms")) {
        String os = platform.path("OS").asString("").toLowerCase(Locale.ROOT);
        platforms.add(os + "/" + architecture(platform.path("Architecture").asString("")));
      }
      return List.copyOf(platforms);
    }

    Amount reserved() {
      JsonNode reserved = node.path("Resources").path("Reservations");
      return new Amount(
          reserved.path("NanoCPUs").asLong(0), reserved.path("MemoryBytes").asLong(0));
    }

    List<String> localPaths() {
      List<String> paths = new ArrayList<>();
      for (JsonNode mount : node.path("ContainerSpec").path("Mounts")) {
        if (isLocal(mount)) {
          paths.add(mount.path("Target").asString(""));
        }
      }
      return List.copyOf(paths);
    }

    private static boolean isLocal(JsonNode mount) {
      String type = mount.path("Type").asString("");
      if (type.equals("bind")) {
        return true;
      }
      JsonNode driver = mount.path("VolumeOptions").path("DriverConfig");
      String name = driver.path("Name").asString("");
      // with options the local driver mounts something, such as a share that other nodes see too
      return type.equals("volume")
          && (name.isEmpty() || name.equals("local"))
          && driver.path("Options").isEmpty();
    }
  }

  /** One name for one architecture: images and kernels call it differently. */
  static String architecture(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64" -> "arm64";
      case "armv7l", "armv6l", "armhf" -> "arm";
      case "i386", "i686" -> "386";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  /** Reads the host ports that a service asks for. */
  static List<String> hostPorts(View service) {
    List<String> ports = new ArrayList<>();
    for (JsonNode port : service.at("Spec", "EndpointSpec", "Ports")) {
      if (port.path("PublishMode").asString("").equals("host")) {
        ports.add(port.path("PublishedPort").asString() + "/" + port.path("Protocol").asString());
      }
    }
    return ports;
  }
}
