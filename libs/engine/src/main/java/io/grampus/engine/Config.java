package io.grampus.engine;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A config of the Swarm. */
public record Config(ObjectNode raw) implements View {
  /** Its id. */
  public String id() {
    return text("ID");
  }

  /** The version that an update has to name. */
  public long version() {
    return number("Version", "Index");
  }

  /** When it was made. */
  public Optional<Instant> created() {
    return instant("CreatedAt");
  }

  /** When it was last changed. */
  public Optional<Instant> updated() {
    return instant("UpdatedAt");
  }

  /** Its name. */
  public String name() {
    return text("Spec", "Name");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Spec", "Labels");
  }

  /** A copy of its whole specification, to be changed and sent back. */
  public ObjectNode spec() {
    return copyOf("Spec");
  }

  /** Its content. */
  public byte[] content() {
    return Base64.getDecoder().decode(text("Spec", "Data"));
  }
}
