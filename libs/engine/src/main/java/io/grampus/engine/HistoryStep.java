package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A step in which an image was made. */
public record HistoryStep(ObjectNode raw) implements View {
  /** The image after the step; {@code <missing>} when it was pulled. */
  public String id() {
    return text("Id");
  }

  /** When. */
  public Optional<Instant> created() {
    return instant("Created");
  }

  /** The command. */
  public String createdBy() {
    return text("CreatedBy");
  }

  /** What the builder says. */
  public String comment() {
    return text("Comment");
  }

  /** Bytes of the layer it made; 0 for a step that made none, and for an empty layer. */
  public long size() {
    return number("Size");
  }

  /** The names of the image after the step. */
  public List<String> tags() {
    return texts("Tags");
  }
}
