package io.grampus.compose;

import static io.grampus.compose.SwarmGap.Severity.IGNORED;
import static io.grampus.compose.SwarmGap.Severity.REFUSED;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the keys of a project that Swarm services have no place for. */
public final class SwarmSupport {
  private final ComposeProject project;
  private final List<SwarmGap> gaps = new ArrayList<>();

  private SwarmSupport(ComposeProject project) {
    this.project = project;
  }

  /** All gaps of a project, in the order of its services. */
  public static List<SwarmGap> gaps(ComposeProject project) {
    SwarmSupport support = new SwarmSupport(project);
    project.services().values().forEach(support::service);
    project.networks().values().forEach(support::network);
    project.secrets().values().forEach(support::secret);
    return List.copyOf(support.gaps);
  }

  private void service(ComposeService service) {
    String path = "services." + service.name();
    JsonNode tree = service.tree();
    for (String key : tree.propertyNames()) {
      SwarmRules.Rule rule = SwarmRules.SERVICE.get(key);
      if (rule != null) {
        add(path + "." + key, rule.severity(), rule.message(), rule.advice());
      }
    }
    build(tree, path);
    dependencies(tree, path + ".depends_on");
    networks(tree, path);
    if (tree.path("restart").asString("").equals("no")
        && tree.at("/deploy/restart_policy").isMissingNode()) {
      add(
          path + ".restart",
          REFUSED,
          "Swarm restarts tasks",
          "Use deploy.restart_policy.condition: none.");
    }
    if (!tree.at("/deploy/resources/reservations/devices").isMissingNode()) {
      String devices = path + ".deploy.resources.reservations.devices";
      add(devices, REFUSED, "Swarm has no device requests", "Use generic_resources.");
    }
    mounts(tree, path);
  }

  private void build(JsonNode tree, String path) {
    if (!tree.has("build")) {
      return;
    }
    if (tree.has("image")) {
      add(path + ".build", IGNORED, "a deploy builds nothing", "Build and push the image first.");
    } else {
      String advice = "Build and push an image, and name it with image:.";
      add(path + ".build", REFUSED, "a deploy builds nothing and there is no image", advice);
    }
  }

  private void dependencies(JsonNode tree, String path) {
    tree.path("depends_on")
        .forEachEntry((name, dependency) -> {
          String condition = dependency.path("condition").asString("");
          if (!condition.equals("service_started")) {
            add(
                path + "." + name + ".condition",
                IGNORED,
                "Swarm starts services at once and waits for none",
                "Let the program try again until " + name + " answers.");
          }
        });
  }

  private void networks(JsonNode tree, String path) {
    String mode = tree.path("network_mode").asString("");
    if (!mode.isEmpty() && !Set.of("host", "none").contains(mode)) {
      add(
          path + ".network_mode",
          REFUSED,
          "Swarm has no network mode \"" + mode + "\"",
          "Use networks.");
    }
    Set<String> addresses =
        Set.of(
            "ipv4_address",
            "ipv6_address",
            "link_local_ips",
            "mac_address",
            "interface_name",
            "priority",
            "gw_priority");
    tree.path("networks")
        .forEachEntry((name, options) -> {
          for (String key : options.propertyNames()) {
            if (addresses.contains(key)) {
              String place = path + ".networks." + name + "." + key;
              add(place, IGNORED, "Swarm gives tasks their addresses", "Reach them by name.");
            }
          }
        });
  }

  private void mounts(JsonNode tree, String path) {
    int i = 0;
    for (JsonNode mount : tree.path("volumes")) {
      String place = path + ".volumes[" + i++ + "]";
      if (mount.at("/type").asString("").equals("image")) {
        add(place, REFUSED, "Swarm mounts no images", "Copy the files into a volume.");
      }
      String recursive = mount.at("/bind/recursive").asString("");
      if (!Set.of("", "enabled", "disabled").contains(recursive)) {
        String message = "Swarm knows only enabled and disabled";
        add(place + ".bind.recursive", IGNORED, message, "Use one of these.");
      }
      if (mount.at("/bind/selinux").isString()) {
        add(
            place + ".bind.selinux",
            IGNORED,
            "Swarm relabels nothing",
            "Label the folder yourself.");
      }
    }
  }

  private void secret(ComposeResource secret) {
    for (String key : List.of("driver", "driver_opts")) {
      if (secret.tree().has(key)) {
        String path = "secrets." + secret.key() + "." + key;
        add(path, REFUSED, "a secret comes from its file", "Create it outside, and use external.");
      }
    }
  }

  private void network(ComposeResource network) {
    if (!network.tree().path("enable_ipv4").asBoolean(true)) {
      String path = "networks." + network.key() + ".enable_ipv4";
      add(path, IGNORED, "a network of Swarm has IPv4 addresses", "Leave it out.");
    }
    if (!network.external() && Set.of("bridge", "host", "none").contains(network.driver())) {
      add(
          "networks." + network.key() + ".driver",
          REFUSED,
          "a " + network.driver() + " network stays on one node",
          "Use driver: overlay or leave it out.");
    }
  }

  private void add(String path, SwarmGap.Severity severity, String message, String advice) {
    gaps.add(new SwarmGap(path, project.position(path), severity, message, advice));
  }
}
