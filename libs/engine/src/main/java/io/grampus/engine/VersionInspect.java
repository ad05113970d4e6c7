package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** The engine's versions. */
public record VersionInspect(ObjectNode raw) implements View {
  /** As {@code 28.5.1}. */
  public String version() {
    return text("Version");
  }

  /** The newest API it speaks. */
  public String apiVersion() {
    return text("ApiVersion");
  }

  /** The oldest API it speaks. */
  public String minApiVersion() {
    return text("MinAPIVersion");
  }

  /** What it was built from. */
  public String commit() {
    return text("GitCommit");
  }

  /** As {@code linux}. */
  public String os() {
    return text("Os");
  }

  /** As {@code amd64}. */
  public String architecture() {
    return text("Arch");
  }

  /** The host's kernel. */
  public String kernelVersion() {
    return text("KernelVersion");
  }
}
