package io.grampus.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A network. */
public record Network(ObjectNode raw) implements View {
  /** Its id. */
  public String id() {
    return text("Id");
  }

  /** Its name. */
  public String name() {
    return text("Name");
  }

  /** Its driver, as {@code bridge} or {@code overlay}. */
  public String driver() {
    return text("Driver");
  }

  /** {@code local}, {@code swarm} or {@code global}. */
  public String scope() {
    return text("Scope");
  }

  /** When it was made. */
  public Optional<Instant> created() {
    return instant("Created");
  }

  /** Whether plain containers may connect to a Swarm network. */
  public boolean attachable() {
    return flag("Attachable");
  }

  /** Whether it is the routing mesh's. */
  public boolean ingress() {
    return flag("Ingress");
  }

  /** Whether it has no way out. */
  public boolean internal() {
    return flag("Internal");
  }

  /** Whether it has IPv6. */
  public boolean ipv6() {
    return flag("EnableIPv6");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Labels");
  }

  /** What its driver was told. */
  public Map<String, String> options() {
    return map("Options");
  }

  /** Its IPv4 and IPv6 subnets. */
  public List<String> subnets() {
    List<String> subnets = new ArrayList<>();
    for (JsonNode config : at("IPAM", "Config")) {
      subnets.add(config.path("Subnet").asString(""));
    }
    return subnets;
  }

  /** The ids of the containers of this engine that are connected; only when inspected. */
  public List<String> containers() {
    return List.copyOf(at("Containers").propertyNames());
  }
}
