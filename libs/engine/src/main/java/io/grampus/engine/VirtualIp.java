package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** A service's address on a network. */
public record VirtualIp(ObjectNode raw) implements View {
  /** The network. */
  public String networkId() {
    return text("NetworkID");
  }

  /** The address with its prefix length. */
  public String address() {
    return text("Addr");
  }
}
