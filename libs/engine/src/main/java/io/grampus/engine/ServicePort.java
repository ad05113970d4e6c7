package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** A port that a service publishes. */
public record ServicePort(ObjectNode raw) implements View {
  /** The port inside. */
  public int targetPort() {
    return (int) number("TargetPort");
  }

  /** The port on the nodes. */
  public int publishedPort() {
    return (int) number("PublishedPort");
  }

  /** {@code tcp}, {@code udp} or {@code sctp}. */
  public String protocol() {
    return text("Protocol");
  }

  /** {@code ingress} (on every node) or {@code host} (where a task runs). */
  public String mode() {
    return text("PublishMode");
  }

  /** A name for it; usually empty. */
  public String name() {
    return text("Name");
  }
}
