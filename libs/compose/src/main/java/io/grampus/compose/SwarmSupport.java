package io.grampus.compose;

import static io.grampus.compose.SwarmGap.Severity.IGNORED;
import static io.grampus.compose.SwarmGap.Severity.REFUSED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the keys of a project that Swarm services have no place for. */
public final class SwarmSupport {
  private record Rule(SwarmGap.Severity severity, String message, String advice) {}

  private static final String LIMITS = "Use deploy.resources.limits.";
  private static final Map<String, Rule> SERVICE = service();

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
    return List.copyOf(support.gaps);
  }

  private static Map<String, Rule> service() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    put(
        rules,
        IGNORED,
        "Swarm names tasks itself",
        "Reach it by its service name.",
        "container_name");
    put(rules, IGNORED, "is for a local file watcher", "", "develop");
    put(rules, IGNORED, "services on a network reach every port", "", "expose");
    put(rules, IGNORED, "is for the terminal of docker compose", "", "attach");
    put(rules, IGNORED, "Swarm pulls images by its own rules", "", "pull_policy", "platform");
    put(
        rules,
        IGNORED,
        "Swarm has no links",
        "Services on a network find each other by name.",
        "links",
        "external_links");
    put(rules, IGNORED, "Swarm has no MAC addresses", "", "mac_address");
    put(rules, IGNORED, "Swarm passes no annotations on", "Use labels.", "annotations");
    put(
        rules,
        IGNORED,
        "Swarm has no such limit",
        LIMITS,
        "cpu_count",
        "cpu_percent",
        "cpu_period",
        "cpu_quota");
    put(
        rules,
        IGNORED,
        "Swarm has no such limit",
        LIMITS,
        "cpu_rt_period",
        "cpu_rt_runtime",
        "cpu_shares",
        "cpuset");
    put(
        rules,
        IGNORED,
        "Swarm has no such limit",
        LIMITS,
        "memswap_limit",
        "mem_swappiness",
        "oom_kill_disable");
    put(rules, IGNORED, "Swarm has no block I/O limits", "", "blkio_config");
    put(
        rules,
        REFUSED,
        "is not Swarm's place for limits",
        LIMITS,
        "cpus",
        "mem_limit",
        "pids_limit");
    put(
        rules,
        REFUSED,
        "is not Swarm's place for it",
        "Use deploy.resources.reservations.",
        "mem_reservation");
    put(rules, IGNORED, "Swarm has no storage options", "", "storage_opt");
    put(rules, IGNORED, "Swarm puts tasks in a cgroup itself", "", "cgroup", "cgroup_parent");
    put(rules, IGNORED, "Swarm has no size for /dev/shm", "Mount a tmpfs at /dev/shm.", "shm_size");
    put(rules, IGNORED, "Swarm has no NIS domains", "Use hostname.", "domainname");
    put(
        rules,
        IGNORED,
        "Swarm picks the runtime of the node",
        "Set default-runtime in the engine.",
        "runtime");
    put(
        rules,
        REFUSED,
        "Swarm services can't be privileged",
        "Use cap_add, or run it outside of the stack.",
        "privileged");
    put(
        rules,
        REFUSED,
        "Swarm passes no devices on",
        "Bind-mount the device, or run it outside of the stack.",
        "devices",
        "device_cgroup_rules");
    put(
        rules,
        REFUSED,
        "Swarm has no GPU requests",
        "Use deploy.resources.reservations.generic_resources.",
        "gpus");
    put(
        rules,
        REFUSED,
        "Swarm tasks share no namespaces",
        "Put both programs in one image.",
        "ipc",
        "pid",
        "uts",
        "userns_mode");
    put(
        rules,
        REFUSED,
        "Swarm has no such security options",
        "Set them in the engine's defaults.",
        "security_opt");
    put(
        rules,
        REFUSED,
        "Swarm can't take over another service's mounts",
        "Declare a volume and mount it in both.",
        "volumes_from");
    put(
        rules,
        REFUSED,
        "Swarm runs no commands beside a container",
        "Put them in the entry point.",
        "post_start",
        "pre_stop");
    put(
        rules,
        REFUSED,
        "Swarm passes no engine socket on",
        "Bind-mount the socket.",
        "use_api_socket");
    put(
        rules,
        REFUSED,
        "Swarm runs no models or providers",
        "Run them as services.",
        "models",
        "provider");
    return rules;
  }

  private static void put(
      Map<String, Rule> rules,
      SwarmGap.Severity severity,
      String message,
      String advice,
      String... keys) {
    for (String key : keys) {
      rules.put(key, new Rule(severity, message, advice));
    }
  }

  private void service(ComposeService service) {
    String path = "services." + service.name();
    JsonNode tree = service.tree();
    for (String key : tree.propertyNames()) {
      Rule rule = SERVICE.get(key);
      if (rule != null) {
        add(path + "." + key, rule.severity, rule.message, rule.advice);
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
      if (mount.at("/bind/selinux").isString()) {
        add(
            place + ".bind.selinux",
            IGNORED,
            "Swarm relabels nothing",
            "Label the folder yourself.");
      }
    }
  }

  private void network(ComposeResource network) {
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
