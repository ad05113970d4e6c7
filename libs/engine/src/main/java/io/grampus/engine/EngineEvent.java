package io.grampus.engine;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Something that happened at an engine. */
public record EngineEvent(ObjectNode raw) implements View {
  /**
   * {@code container}, {@code image}, {@code volume}, {@code network}, {@code daemon}, {@code
   * service}, {@code node}, {@code secret}, {@code config}, {@code plugin} or {@code builder}.
   */
  public String type() {
    return text("Type");
  }

  /** As {@code start}, {@code die}, {@code health_status: healthy}. */
  public String action() {
    return text("Action");
  }

  /** What it happened to. */
  public String actorId() {
    return text("Actor", "ID");
  }

  /** What the engine adds: names, labels, the exit code. */
  public Map<String, String> attributes() {
    return map("Actor", "Attributes");
  }

  /** {@code local} or {@code swarm}. */
  public String scope() {
    return text("scope");
  }

  /** When it happened, to the nanosecond. */
  public Instant time() {
    long nanos = number("timeNano");
    return nanos > 0
        ? Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L)
        : Instant.ofEpochSecond(number("time"));
  }
}
