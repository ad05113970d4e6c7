package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** A name or an image that was removed. */
public record ImageRemoval(ObjectNode raw) implements View {
  /** The name that was removed; empty when it is an image. */
  public String untagged() {
    return text("Untagged");
  }

  /** The image that was removed; empty when it is a name. */
  public String deleted() {
    return text("Deleted");
  }

  /** Whichever it is. */
  public String reference() {
    return deleted().isEmpty() ? untagged() : deleted();
  }
}
