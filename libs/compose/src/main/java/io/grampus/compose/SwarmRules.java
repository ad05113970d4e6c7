package io.grampus.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys of a service that Swarm has no place for: severity, keys, message, advice. */
final class SwarmRules {
  /** What to say of a key. */
  record Rule(SwarmGap.Severity severity, String message, String advice) {}

  private static final String TABLE =
      """
      IGNORED | container_name | Swarm names tasks itself | Reach it by its service name.
      IGNORED | develop | is for a local file watcher |
      IGNORED | expose | services on a network reach every port |
      IGNORED | attach | is for the terminal of docker compose |
      IGNORED | pull_policy platform | Swarm pulls images by its own rules |
      IGNORED | links external_links | Swarm has no links | Services on a network find each other by name.
      IGNORED | mac_address | Swarm has no MAC addresses |
      IGNORED | annotations | Swarm passes no annotations on | Use labels.
      IGNORED | cpu_count cpu_percent cpu_period cpu_quota | Swarm has no such limit | Use deploy.resources.limits.
      IGNORED | cpu_rt_period cpu_rt_runtime cpu_shares cpuset | Swarm has no such limit | Use deploy.resources.limits.
      IGNORED | memswap_limit mem_swappiness oom_kill_disable | Swarm has no such limit | Use deploy.resources.limits.
      IGNORED | blkio_config | Swarm has no block I/O limits |
      REFUSED | cpus mem_limit pids_limit | is not Swarm's place for limits | Use deploy.resources.limits.
      REFUSED | mem_reservation | is not Swarm's place for it | Use deploy.resources.reservations.
      IGNORED | oom_score_adj | Swarm leaves that to the node |
      IGNORED | storage_opt | Swarm has no storage options |
      IGNORED | cgroup cgroup_parent | Swarm puts tasks in a cgroup itself |
      IGNORED | shm_size | Swarm has no size for /dev/shm | Mount a tmpfs at /dev/shm.
      IGNORED | domainname | Swarm has no NIS domains | Use hostname.
      IGNORED | runtime | Swarm picks the runtime of the node | Set default-runtime in the engine.
      REFUSED | privileged | Swarm services can't be privileged | Use cap_add, or run it outside of the stack.
      REFUSED | devices device_cgroup_rules | Swarm passes no devices on | Bind-mount the device, or run it outside of the stack.
      REFUSED | gpus | Swarm has no GPU requests | Use deploy.resources.reservations.generic_resources.
      REFUSED | ipc pid uts userns_mode | Swarm tasks share no namespaces | Put both programs in one image.
      REFUSED | security_opt | Swarm has no such security options | Set them in the engine's defaults.
      REFUSED | volumes_from | Swarm can't take over another service's mounts | Declare a volume and mount it in both.
      REFUSED | post_start pre_stop | Swarm runs no commands beside a container | Put them in the entry point.
      REFUSED | use_api_socket | Swarm passes no engine socket on | Bind-mount the socket.
      REFUSED | models provider | Swarm runs no models or providers | Run them as services.
      """;

  static final Map<String, Rule> SERVICE = rules();

  private SwarmRules() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      List<String> cells = List.of(line.split(" \\| ?", -1));
      var rule = new Rule(SwarmGap.Severity.valueOf(cells.get(0)), cells.get(2), cells.get(3));
      for (String key : cells.get(1).split(" ", -1)) {
        rules.put(key, rule);
      }
    }
    return Map.copyOf(rules);
  }
}
