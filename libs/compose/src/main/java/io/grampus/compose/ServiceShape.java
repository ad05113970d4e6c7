package io.grampus.compose;

import static io.grampus.compose.Scalars.anyBool;
import static io.grampus.compose.Scalars.anyDuration;
import static io.grampus.compose.Scalars.anyInteger;
import static io.grampus.compose.Scalars.anyText;
import static io.grampus.compose.Scalars.bool;
import static io.grampus.compose.Scalars.bytes;
import static io.grampus.compose.Scalars.decimal;
import static io.grampus.compose.Scalars.integer;
import static io.grampus.compose.Scalars.text;
import static io.grampus.compose.Shapes.list;
import static io.grampus.compose.Shapes.map;
import static io.grampus.compose.Shapes.struct;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/** The canonical form of a service. */
final class ServiceShape {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Encoder TEXTS = list(anyText());
  private static final Encoder ULIMITS = map(Pairs.ulimit());

  private static final Encoder FILES =
      list(struct().with(text(), "source", "target", "uid", "gid").with(Scalars.mode(), "mode"));

  private static final Encoder HOOKS =
      list(
          struct()
              .with(Pairs.command(), "command")
              .always("command", NullNode.instance)
              .with(text(), "user", "working_dir")
              .with(bool(), "privileged")
              .with(Pairs.environment(), "environment"));

  private static final Encoder BUILD =
      struct()
          .with(text(), "context", "dockerfile", "dockerfile_inline", "provenance", "sbom")
          .with(text(), "isolation", "network", "target")
          .with(TEXTS, "entitlements", "cache_from", "cache_to", "tags", "platforms")
          .with(Pairs.environment(), "args")
          .with(Pairs.ssh(), "ssh")
          .with(Pairs.labels(), "labels", "additional_contexts")
          .with(bool(), "no_cache", "pull", "privileged")
          .with(Pairs.hosts(), "extra_hosts")
          .with(FILES, "secrets")
          .with(bytes(), "shm_size")
          .with(ULIMITS, "ulimits");

  private static final Encoder THROTTLES =
      list(
          struct()
              .renamed("path", "Path", anyText())
              .renamed("rate", "Rate", Scalars.anyBytes())
              .always("Path", JSON.stringNode(""))
              .always("Rate", JSON.stringNode("0")));

  private static final Encoder BLKIO =
      struct()
          .with(integer(), "weight")
          .with(
              list(
                  struct()
                      .renamed("path", "Path", anyText())
                      .renamed("weight", "Weight", anyInteger())
                      .always("Path", JSON.stringNode(""))
                      .always("Weight", JSON.numberNode(0L))),
              "weight_device")
          .with(THROTTLES, "device_read_bps", "device_read_iops")
          .with(THROTTLES, "device_write_bps", "device_write_iops");

  private static final Encoder DEVELOP =
      struct()
          .with(
              list(
                  struct()
                      .with(anyText(), "path", "action")
                      .with(text(), "target")
                      .with(
                          struct()
                              .with(Pairs.command(), "command")
                              .always("command", NullNode.instance)
                              .with(text(), "user", "working_dir")
                              .with(bool(), "privileged")
                              .with(Pairs.environment(), "environment"),
                          "exec")
                      .always("exec", JSON.objectNode().putNull("command"))
                      .with(TEXTS, "include", "ignore")
                      .with(bool(), "initial_sync")),
              "watch");

  private static final Encoder HEALTH =
      struct()
          .with(Pairs.healthTest(), "test")
          .with(anyDuration(), "timeout", "interval", "start_period", "start_interval")
          .with(anyInteger(), "retries")
          .with(bool(), "disable");

  private static final Encoder NETWORK =
      struct()
          .with(TEXTS, "aliases", "link_local_ips")
          .with(Pairs.labels(), "driver_opts")
          .with(integer(), "gw_priority", "priority")
          .with(text(), "interface_name", "ipv4_address", "ipv6_address", "mac_address");

  private static final Encoder PORTS =
      list(
          struct()
              .with(text(), "name", "mode", "host_ip", "published", "protocol", "app_protocol")
              .with(integer(), "target"));

  private static final Encoder MOUNTS =
      list(
          struct()
              .with(text(), "type", "source", "target", "consistency")
              .with(bool(), "read_only")
              .with(
                  struct()
                      .with(text(), "selinux", "propagation", "recursive")
                      .with(bool(), "create_host_path"),
                  "bind")
              .with(
                  struct()
                      .with(Pairs.labels(), "labels")
                      .with(bool(), "nocopy")
                      .with(text(), "subpath"),
                  "volume")
              .with(struct().with(bytes(), "size").with(Scalars.numericMode(), "mode"), "tmpfs")
              .with(struct().with(text(), "subpath"), "image"));

  static final Encoder SERVICE = machine(sections(texts(struct())));

  private ServiceShape() {}

  private static Shapes.Struct texts(Shapes.Struct service) {
    return service
        .with(text(), "cgroup_parent", "cgroup", "cpuset", "container_name", "domainname")
        .with(text(), "hostname", "image", "ipc", "isolation", "mac_address", "network_mode", "pid")
        .with(text(), "platform", "pull_policy", "restart", "runtime", "stop_signal", "user")
        .with(text(), "userns_mode", "uts", "working_dir")
        .with(TEXTS, "profiles", "cap_add", "cap_drop", "device_cgroup_rules", "dns", "dns_opt")
        .with(TEXTS, "dns_search", "expose", "external_links", "group_add", "links")
        .with(TEXTS, "security_opt", "tmpfs", "volumes_from");
  }

  private static Shapes.Struct sections(Shapes.Struct service) {
    return service
        .with(Pairs.labels(), "annotations", "labels", "storage_opt", "sysctls")
        .with(Pairs.environment(), "environment")
        .with(Pairs.command(), "command", "entrypoint")
        .always("command", NullNode.instance)
        .always("entrypoint", NullNode.instance)
        .with(Pairs.hosts(), "extra_hosts")
        .with(BUILD, "build")
        .with(BLKIO, "blkio_config")
        .with(DEVELOP, "develop")
        .with(DeployShape.DEPLOY, "deploy")
        .with(DeployShape.DEVICES, "gpus")
        .with(FILES, "configs", "secrets")
        .with(struct().with(text(), "config", "file", "registry"), "credential_spec")
        .with(list(struct().with(text(), "source", "target", "permissions")), "devices")
        .with(dependencies(), "depends_on")
        .with(struct().with(text(), "type").with(Pairs.lists(), "options"), "provider")
        .with(HEALTH, "healthcheck")
        .with(struct().with(text(), "driver").with(Pairs.labels(), "options"), "logging")
        .with(map(struct().with(text(), "endpoint_var", "model_var")), "models")
        .with(map(NETWORK), "networks")
        .with(PORTS, "ports")
        .with(MOUNTS, "volumes")
        .with(ULIMITS, "ulimits")
        .with(HOOKS, "post_start", "pre_stop");
  }

  private static Encoder dependencies() {
    return map(
        struct()
            .with(text(), "condition")
            .with(bool(), "restart")
            .with(anyBool(), "required")
            .always("required", JSON.booleanNode(false)));
  }

  private static Shapes.Struct machine(Shapes.Struct service) {
    return service
        .with(anyBool(), "attach", "init")
        .with(bool(), "oom_kill_disable", "privileged", "read_only", "stdin_open", "tty")
        .with(bool(), "use_api_socket")
        .with(integer(), "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period")
        .with(integer(), "cpu_rt_runtime", "cpu_shares", "oom_score_adj", "pids_limit")
        .with(decimal(), "cpu_percent", "cpus")
        .with(
            bytes(), "mem_limit", "mem_reservation", "memswap_limit", "mem_swappiness", "shm_size")
        .with(anyInteger(), "scale")
        .with(anyDuration(), "stop_grace_period");
  }
}
