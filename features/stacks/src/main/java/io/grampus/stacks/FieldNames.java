package io.grampus.stacks;

import static java.util.stream.Collectors.joining;

import io.grampus.stacks.Plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells differences of specs in the words of the Compose file. */
final class FieldNames {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|passwd|secret|token|credential|api_?key|private).*");
  private static final String HIDDEN = "(hidden)";
  private static final Set<String> SHORT = Set.of("secrets", "configs", "volumes", "ports");
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("TaskTemplate.ContainerSpec.Image", "image"),
          Map.entry("TaskTemplate.ContainerSpec.Command", "entrypoint"),
          Map.entry("TaskTemplate.ContainerSpec.Args", "command"),
          Map.entry("TaskTemplate.ContainerSpec.Dir", "working_dir"),
          Map.entry("TaskTemplate.ContainerSpec.User", "user"),
          Map.entry("TaskTemplate.ContainerSpec.Groups", "group_add"),
          Map.entry("TaskTemplate.ContainerSpec.Hostname", "hostname"),
          Map.entry("TaskTemplate.ContainerSpec.TTY", "tty"),
          Map.entry("TaskTemplate.ContainerSpec.OpenStdin", "stdin_open"),
          Map.entry("TaskTemplate.ContainerSpec.ReadOnly", "read_only"),
          Map.entry("TaskTemplate.ContainerSpec.StopSignal", "stop_signal"),
          Map.entry("TaskTemplate.ContainerSpec.StopGracePeriod", "stop_grace_period"),
          Map.entry("TaskTemplate.ContainerSpec.Healthcheck", "healthcheck"),
          Map.entry("TaskTemplate.ContainerSpec.Hosts", "extra_hosts"),
          Map.entry("TaskTemplate.ContainerSpec.Secrets", "secrets"),
          Map.entry("TaskTemplate.ContainerSpec.Configs", "configs"),
          Map.entry("TaskTemplate.ContainerSpec.Mounts", "volumes"),
          Map.entry("TaskTemplate.ContainerSpec.Init", "init"),
          Map.entry("TaskTemplate.ContainerSpec.Sysctls", "sysctls"),
          Map.entry("TaskTemplate.ContainerSpec.CapabilityAdd", "cap_add"),
          Map.entry("TaskTemplate.ContainerSpec.CapabilityDrop", "cap_drop"),
          Map.entry("TaskTemplate.ContainerSpec.Ulimits", "ulimits"),
          Map.entry("TaskTemplate.ContainerSpec.DNSConfig.Nameservers", "dns"),
          Map.entry("TaskTemplate.ContainerSpec.DNSConfig.Search", "dns_search"),
          Map.entry("TaskTemplate.ContainerSpec.DNSConfig.Options", "dns_opt"),
          Map.entry("TaskTemplate.Resources.Limits.NanoCPUs", "deploy.resources.limits.cpus"),
          Map.entry("TaskTemplate.Resources.Limits.MemoryBytes", "deploy.resources.limits.memory"),
          Map.entry("TaskTemplate.RestartPolicy", "deploy.restart_policy"),
          Map.entry("TaskTemplate.Placement.Constraints", "deploy.placement.constraints"),
          Map.entry("TaskTemplate.Networks", "networks"),
          Map.entry("TaskTemplate.LogDriver", "logging"),
          Map.entry("Mode", "deploy.replicas"),
          Map.entry("EndpointSpec.Ports", "ports"),
          Map.entry("EndpointSpec.Mode", "deploy.endpoint_mode"));

  private FieldNames() {}

  static List<FieldChange> changes(SpecComparer.Difference difference) {
    if (difference.path().equals("TaskTemplate.ContainerSpec.Env")) {
      return environment(difference);
    }
    String name = name(difference.path());
    boolean hide = SECRET.matcher(name).matches() && !name.equals("secrets");
    String from = hide ? HIDDEN : text(name, difference.from());
    String to = hide ? HIDDEN : text(name, difference.to());
    return List.of(new FieldChange(name, from, to));
  }

  private static String name(String path) {
    String label = "TaskTemplate.ContainerSpec.Labels";
    if (path.startsWith(label)) {
      return "labels" + path.substring(label.length());
    }
    if (path.startsWith("Labels[" + Mapping.INGRESS)) {
      return "ports";
    }
    if (path.startsWith("Labels")) {
      return "deploy.labels" + path.substring("Labels".length());
    }
    if (path.startsWith("UpdateConfig.") || path.startsWith("RollbackConfig.")) {
      String section = path.startsWith("U") ? "deploy.update_config." : "deploy.rollback_config.";
      return section + path.substring(path.indexOf('.') + 1);
    }
    return NAMES.getOrDefault(path, path);
  }

  private static List<FieldChange> environment(SpecComparer.Difference difference) {
    Map<String, String> from = variables(difference.from());
    Map<String, String> to = variables(difference.to());
    Set<String> names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      String before = from.getOrDefault(name, "");
      String after = to.getOrDefault(name, "");
      if (before.equals(after) && from.containsKey(name) == to.containsKey(name)) {
        continue;
      }
      boolean hide = SECRET.matcher(name).matches();
      changes.add(
          new FieldChange("environment." + name, hide ? HIDDEN : before, hide ? HIDDEN : after));
    }
    return changes;
  }

  private static Map<String, String> variables(JsonNode lines) {
    Map<String, String> variables = new TreeMap<>();
    for (String line : Trees.strings(lines)) {
      int equals = line.indexOf('=');
      variables.put(
          equals < 0 ? line : line.substring(0, equals),
          equals < 0 ? "" : line.substring(equals + 1));
    }
    return variables;
  }

  private static String text(String name, JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (node.isArray() && SHORT.contains(name)) {
      return Trees.items(node).stream().map(i -> item(name, i)).collect(joining(", "));
    }
    return node.isValueNode() ? node.asString() : node.toString();
  }

  /** An entry of a list in the short form of the Compose file. */
  private static String item(String name, JsonNode item) {
    return switch (name) {
      case "secrets" -> Trees.text("", item, "SecretName");
      case "configs" -> Trees.text("", item, "ConfigName");
      case "volumes" -> Trees.text("", item, "Source") + ":" + Trees.text("", item, "Target");
      case "ports" ->
          Trees.text("", item, "PublishedPort")
              + ":"
              + Trees.text("", item, "TargetPort")
              + "/"
              + Trees.text("tcp", item, "Protocol");
      default -> item.toString();
    };
  }
}
