package io.grampus.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Something that was made. */
public record Created(ObjectNode raw) implements View {
  /** Its id. */
  public String id() {
    return text("Id");
  }

  /** What the engine did not do as asked. */
  public List<String> warnings() {
    return texts("Warnings");
  }

  static Created from(ObjectNode raw) {
    // Swarm's objects say ID where containers say Id
    return raw.has("ID") ? new Created(raw.set("Id", raw.get("ID"))) : new Created(raw);
  }
}
