package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** A port of a container. */
public record Port(ObjectNode raw) implements View {
  /** The port inside. */
  public int privatePort() {
    return (int) number("PrivatePort");
  }

  /** The port on the host; 0 when it is not published. */
  public int publicPort() {
    return (int) number("PublicPort");
  }

  /** {@code tcp}, {@code udp} or {@code sctp}. */
  public String protocol() {
    return text("Type");
  }

  /** The host's address it is published on. */
  public String ip() {
    return text("IP");
  }
}
