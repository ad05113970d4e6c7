package io.grampus.stacks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps networks and how services attach to them; targets are names until they are applied. */
final class NetworkMapper {
  private static final Set<String> PREDEFINED = Set.of("host", "bridge", "none");
  private final Mapping mapping;

  NetworkMapper(Mapping mapping) {
    this.mapping = mapping;
  }

  /** The networks that at least one service uses. */
  List<NetworkTarget> networks() {
    Set<String> used = new TreeSet<>();
    Trees.members(mapping.project().path("services")).values().stream()
        .map(NetworkMapper::attachments)
        .forEach(a -> used.addAll(a.keySet()));
    List<NetworkTarget> targets = new ArrayList<>();
    for (String key : used) {
      boolean external = mapping.external("networks", key) || PREDEFINED.contains(name(key));
      ObjectNode create = external ? Trees.object() : create(key);
      targets.add(new NetworkTarget(name(key), external, create));
    }
    return targets;
  }

  ArrayNode attach(String service, JsonNode spec) {
    Map<String, ObjectNode> byName = new TreeMap<>();
    attachments(spec)
        .forEach((key, attachment) -> {
          Set<String> aliases = new LinkedHashSet<>();
          aliases.addAll(Trees.strings(attachment.path("aliases")));
          aliases.add(service);
          ObjectNode out = Trees.object().put("Target", name(key));
          if (!PREDEFINED.contains(name(key))) {
            out.set("Aliases", Trees.arrayOf(aliases));
          }
          Map<String, String> options = Trees.texts(attachment.path("driver_opts"));
          if (!options.isEmpty()) {
            out.set("DriverOpts", Trees.objectOf(options));
          }
          byName.put(name(key), out);
        });
    ArrayNode networks = Trees.array();
    byName.values().forEach(networks::add);
    return networks;
  }

  private static Map<String, JsonNode> attachments(JsonNode service) {
    JsonNode networks = service.path("networks");
    if (networks.isArray()) {
      Map<String, JsonNode> named = new TreeMap<>();
      Trees.strings(networks).forEach(n -> named.put(n, Trees.object()));
      return named;
    }
    if (networks.isObject() && !networks.isEmpty()) {
      return Trees.members(networks);
    }
    String mode = Trees.text("", service, "network_mode");
    return Map.of(mode.equals("host") || mode.equals("none") ? mode : "default", Trees.object());
  }

  private String name(String key) {
    boolean declared = Trees.has(mapping.project(), "networks", key);
    return PREDEFINED.contains(key) && !declared ? key : mapping.objectName("networks", key);
  }

  private ObjectNode create(String key) {
    JsonNode network = Trees.at(mapping.project(), "networks", key);
    ObjectNode body = Trees.object().put("Name", name(key)).put("CheckDuplicate", true);
    body.put("Driver", Trees.text("overlay", network, "driver"));
    body.put("Attachable", Trees.flag(network, "attachable"));
    body.put("Internal", Trees.flag(network, "internal"));
    body.put("EnableIPv6", Trees.flag(network, "enable_ipv6"));
    body.set("Options", Trees.objectOf(Trees.texts(network.path("driver_opts"))));
    Map<String, String> labels = new TreeMap<>(Trees.texts(network.path("labels")));
    labels.put(Mapping.NAMESPACE, mapping.stack());
    body.set("Labels", Trees.objectOf(labels));
    addresses(network.path("ipam")).ifPresent(a -> body.set("IPAM", a));
    return body;
  }

  private static Optional<ObjectNode> addresses(JsonNode ipam) {
    if (!ipam.isObject() || ipam.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode out = Trees.object().put("Driver", Trees.text("default", ipam, "driver"));
    ArrayNode pools = out.putArray("Config");
    for (JsonNode pool : Trees.items(ipam.path("config"))) {
      ObjectNode entry = pools.addObject();
      Trees.text(pool, "subnet").ifPresent(s -> entry.put("Subnet", s));
      Trees.text(pool, "ip_range").ifPresent(s -> entry.put("IPRange", s));
      Trees.text(pool, "gateway").ifPresent(s -> entry.put("Gateway", s));
      Map<String, String> reserved = Trees.texts(pool.path("aux_addresses"));
      if (!reserved.isEmpty()) {
        entry.set("AuxiliaryAddresses", Trees.objectOf(reserved));
      }
    }
    return Optional.of(out);
  }
}
