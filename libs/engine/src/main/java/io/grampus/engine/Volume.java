package io.grampus.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A volume. */
public record Volume(ObjectNode raw) implements View {
  /** Its name, which is its id. */
  public String name() {
    return text("Name");
  }

  /** Its driver, as {@code local}. */
  public String driver() {
    return text("Driver");
  }

  /** Where it is on its host. */
  public String mountpoint() {
    return text("Mountpoint");
  }

  /** {@code local} or {@code global}. */
  public String scope() {
    return text("Scope");
  }

  /** When it was made. */
  public Optional<Instant> created() {
    return instant("CreatedAt");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Labels");
  }

  /** What its driver was told. */
  public Map<String, String> options() {
    return map("Options");
  }

  /** Bytes in it; -1 unless it comes from disk usage. */
  public long size() {
    return at("UsageData", "Size").asLong(-1);
  }

  /** How many containers use it; -1 unless it comes from disk usage. */
  public long users() {
    return at("UsageData", "RefCount").asLong(-1);
  }
}
