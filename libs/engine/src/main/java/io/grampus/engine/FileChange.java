package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** A path that a container has changed. */
public record FileChange(ObjectNode raw) implements View {
  /** The path inside. */
  public String path() {
    return text("Path");
  }

  /** {@code C} changed, {@code A} added, {@code D} deleted, as {@code docker diff} prints it. */
  public char kind() {
    int kind = (int) number("Kind");
    return kind >= 0 && kind < 3 ? "CAD".charAt(kind) : '?';
  }
}
