package io.grampus.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A container's connection to a network. */
public record Endpoint(ObjectNode raw) implements View {
  /** The network's id. */
  public String networkId() {
    return text("NetworkID");
  }

  /** Its IPv4 address; empty while it does not run. */
  public String ipAddress() {
    return text("IPAddress");
  }

  /** Its IPv6 address; empty without one. */
  public String ipv6Address() {
    return text("GlobalIPv6Address");
  }

  /** Its MAC address. */
  public String macAddress() {
    return text("MacAddress");
  }

  /** The names it answers to on this network. */
  public List<String> aliases() {
    return texts("Aliases");
  }
}
