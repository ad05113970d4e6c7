package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** A mount of a container. */
public record Mount(ObjectNode raw) implements View {
  /**
   * {@code bind}, {@code volume}, {@code tmpfs}, {@code npipe}, {@code cluster} or {@code image}.
   */
  public String type() {
    return text("Type");
  }

  /** The volume's name; empty for other types. */
  public String name() {
    return text("Name");
  }

  /** The path on the host. */
  public String source() {
    return text("Source");
  }

  /** The path inside. */
  public String destination() {
    return text("Destination");
  }

  /** The volume's driver. */
  public String driver() {
    return text("Driver");
  }

  /** Whether it can be written to. */
  public boolean writable() {
    return flag("RW");
  }
}
