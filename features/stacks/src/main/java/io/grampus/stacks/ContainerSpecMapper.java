package io.grampus.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps what a Compose service says about its container to {@code TaskTemplate.ContainerSpec}. */
final class ContainerSpecMapper {
  private final Mapping mapping;

  ContainerSpecMapper(Mapping mapping) {
    this.mapping = mapping;
  }

  ObjectNode map(JsonNode service) {
    ObjectNode spec = Trees.object();
    String image = Trees.text("", service, "image");
    spec.put("Image", mapping.images().getOrDefault(image, image));
    spec.set("Labels", labels(service));
    process(service, spec);
    Trees.set(spec, "Healthcheck", HealthcheckMapper.map(service.path("healthcheck")));
    names(service, spec);
    limits(service, spec);
    var files = new FileReferenceMapper(mapping);
    Trees.set(spec, "Secrets", some(files.map(FileTarget.Kind.SECRET, service)));
    Trees.set(spec, "Configs", some(files.map(FileTarget.Kind.CONFIG, service)));
    Trees.set(spec, "Mounts", some(new MountMapper(mapping).map(service)));
    privileges(service, spec);
    return spec;
  }

  private ObjectNode labels(JsonNode service) {
    Map<String, String> labels = new TreeMap<>(Trees.texts(service.path("labels")));
    labels.put(Mapping.NAMESPACE, mapping.stack());
    return Trees.objectOf(labels);
  }

  private static void process(JsonNode service, ObjectNode spec) {
    // the API's Command replaces the image's ENTRYPOINT, its Args replace CMD
    Trees.set(spec, "Command", strings(service, "entrypoint"));
    Trees.set(spec, "Args", strings(service, "command"));
    Trees.set(spec, "Env", some(environment(service.path("environment"))));
    copy(service, "working_dir", spec, "Dir");
    copy(service, "user", spec, "User");
    Trees.set(spec, "Groups", strings(service, "group_add"));
    flag(service, "tty", spec, "TTY");
    flag(service, "stdin_open", spec, "OpenStdin");
    flag(service, "read_only", spec, "ReadOnly");
    copy(service, "stop_signal", spec, "StopSignal");
    Optional<String> grace = Trees.text(service, "stop_grace_period");
    if (grace.isPresent()) {
      spec.put("StopGracePeriod", Quantity.nanos(grace.get()));
    } else {
      spec.putNull("StopGracePeriod");
    }
  }

  private static void names(JsonNode service, ObjectNode spec) {
    copy(service, "hostname", spec, "Hostname");
    Trees.set(spec, "Hosts", some(Trees.arrayOf(hosts(service.path("extra_hosts")))));
    ObjectNode dns = Trees.object();
    Trees.set(dns, "Nameservers", strings(service, "dns"));
    Trees.set(dns, "Search", strings(service, "dns_search"));
    Trees.set(dns, "Options", strings(service, "dns_opt"));
    spec.set("DNSConfig", dns);
  }

  private static void limits(JsonNode service, ObjectNode spec) {
    spec.put("Isolation", Trees.text("default", service, "isolation"));
    flag(service, "init", spec, "Init");
    Trees.set(spec, "Sysctls", someObject(Trees.objectOf(Trees.texts(service.path("sysctls")))));
    Trees.set(
        spec, "CapabilityAdd", strings(service, "cap_add").map(ContainerSpecMapper::capabilities));
    Trees.set(
        spec,
        "CapabilityDrop",
        strings(service, "cap_drop").map(ContainerSpecMapper::capabilities));
    ArrayNode ulimits = Trees.array();
    Trees.members(service.path("ulimits"))
        .forEach((name, limit) -> {
          long single = Trees.number(-1, limit);
          ObjectNode entry = ulimits.addObject().put("Name", name);
          entry.put("Hard", limit.isObject() ? Trees.number(single, limit, "hard") : single);
          entry.put("Soft", limit.isObject() ? Trees.number(single, limit, "soft") : single);
        });
    Trees.set(spec, "Ulimits", some(ulimits));
  }

  private void privileges(JsonNode service, ObjectNode spec) {
    JsonNode credential = service.path("credential_spec");
    if (!credential.isObject() || credential.isEmpty()) {
      return;
    }
    ObjectNode out = spec.putObject("Privileges").putObject("CredentialSpec");
    Trees.text(credential, "file").ifPresent(f -> out.put("File", f));
    Trees.text(credential, "registry").ifPresent(r -> out.put("Registry", r));
    Trees.text(credential, "config")
        .ifPresent(c -> out.put("Config", mapping.fileName(FileTarget.Kind.CONFIG, c)));
  }

  /** The engine writes capabilities in this form, so that a spec read back compares as equal. */
  private static ArrayNode capabilities(ArrayNode names) {
    List<String> full = new ArrayList<>();
    for (String name : Trees.strings(names)) {
      String upper = name.toUpperCase(java.util.Locale.ROOT);
      full.add(upper.equals("ALL") || upper.startsWith("CAP_") ? upper : "CAP_" + upper);
    }
    return Trees.arrayOf(full.stream().sorted().distinct().toList());
  }

  private static ArrayNode environment(JsonNode environment) {
    List<String> lines = new ArrayList<>();
    Trees.members(environment)
        .forEach((k, v) -> lines.add(v.isNull() ? k : k + "=" + v.asString()));
    return Trees.arrayOf(lines);
  }

  /** From {@code name=address} or {@code name:address} to the lines of {@code /etc/hosts}. */
  private static List<String> hosts(JsonNode hosts) {
    List<String> lines = new ArrayList<>();
    if (hosts.isObject()) {
      Trees.members(hosts)
          .forEach((name, address) -> {
            List<String> all =
                address.isArray() ? Trees.strings(address) : List.of(address.asString());
            all.forEach(a -> lines.add(a + " " + name));
          });
      return lines;
    }
    for (String entry : Trees.strings(hosts)) {
      int at = entry.indexOf('=') > 0 ? entry.indexOf('=') : entry.indexOf(':');
      if (at < 0) {
        throw new UnmappableException("the extra host \"" + entry + "\" has no address");
      }
      lines.add(entry.substring(at + 1) + " " + entry.substring(0, at));
    }
    return lines;
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    Optional<String> value = Trees.text(from, name);
    if (value.isPresent()) {
      to.put(as, value.get());
    } else {
      to.putNull(as);
    }
  }

  private static void flag(JsonNode from, String name, ObjectNode to, String as) {
    if (Trees.has(from, name)) {
      to.put(as, Trees.flag(from, name));
    } else {
      to.putNull(as);
    }
  }

  /** The array at the name, which Compose also lets people write as one string. */
  private static Optional<ArrayNode> strings(JsonNode from, String name) {
    JsonNode value = from.path(name);
    if (value.isArray()) {
      return some(Trees.arrayOf(Trees.strings(value)));
    }
    return Trees.text(from, name).map(t -> Trees.arrayOf(List.of(t)));
  }

  private static Optional<ArrayNode> some(ArrayNode array) {
    return array.isEmpty() ? Optional.empty() : Optional.of(array);
  }

  private static Optional<ObjectNode> someObject(ObjectNode object) {
    return object.isEmpty() ? Optional.empty() : Optional.of(object);
  }
}
