package io.grampus.compose;

import java.util.Locale;

/** Which strings become numbers and booleans after interpolation, by path. */
final class Casts {
  private static final String SERVICE = "services.*.";

  /** Turns a string into a value; throws IllegalArgumentException where it can't. */
  interface Cast {
    Object of(String text);
  }

  static final PathTable<Cast> TABLE = table();

  private Casts() {}

  private static PathTable<Cast> table() {
    PathTable<Cast> table = new PathTable<>();
    String[] integers = {
      "cpu_count",
      "cpu_period",
      "cpu_quota",
      "cpu_rt_period",
      "cpu_rt_runtime",
      "cpu_shares",
      "deploy.replicas",
      "deploy.update_config.parallelism",
      "deploy.rollback_config.parallelism",
      "deploy.restart_policy.max_attempts",
      "deploy.placement.max_replicas_per_node",
      "healthcheck.retries",
      "oom_score_adj",
      "pids_limit",
      "ports.*.target",
      "scale",
      "ulimits.*",
      "ulimits.*.hard",
      "ulimits.*.soft"
    };
    String[] decimals = {
      "cpu_percent",
      "cpus",
      "deploy.update_config.max_failure_ratio",
      "deploy.rollback_config.max_failure_ratio"
    };
    String[] booleans = {
      "init",
      "healthcheck.disable",
      "oom_kill_disable",
      "privileged",
      "read_only",
      "stdin_open",
      "tty",
      "volumes.*.read_only",
      "volumes.*.volume.nocopy"
    };
    for (String path : integers) {
      table.with(SERVICE + path, Casts::integer);
    }
    for (String path : decimals) {
      table.with(SERVICE + path, Casts::decimal);
    }
    for (String path : booleans) {
      table.with(SERVICE + path, Casts::bool);
    }
    String[] switches = {"external", "internal", "attachable", "enable_ipv4", "enable_ipv6"};
    for (String path : switches) {
      table.with("networks.*." + path, Casts::bool);
    }
    table.with("volumes.*.external", Casts::bool);
    table.with("secrets.*.external", Casts::bool);
    return table.with("configs.*.external", Casts::bool);
  }

  static Object integer(String text) {
    if (!text.matches("[-+]?[0-9]{1,19}")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a whole number");
    }
    return Long.parseLong(text);
  }

  static Object decimal(String text) {
    if (!text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number");
    }
    double value = Double.parseDouble(text);
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : value;
  }

  static Object bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "y", "yes", "on" -> true;
      case "false", "n", "no", "off" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is not true or false");
    };
  }
}
