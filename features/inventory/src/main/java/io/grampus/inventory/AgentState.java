package io.grampus.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * How the agent of a node does.
 *
 * @param state {@code connected}, {@code away} or {@code revoked}; empty without one
 * @param since since when it is connected or away
 */
public record AgentState(String state, Optional<Instant> since) {
  /** There is none. */
  public static final AgentState NONE = new AgentState("", Optional.empty());
}
