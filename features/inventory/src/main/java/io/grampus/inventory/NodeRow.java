package io.grampus.inventory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the Swarm; an engine that is no Swarm manager has one row, itself.
 *
 * @param name the host's name
 * @param role {@code manager}, {@code worker}, or {@code none} outside of a Swarm
 * @param state {@code ready}, {@code down}, {@code disconnected} or {@code unknown}
 * @param availability {@code active}, {@code pause} or {@code drain}
 * @param reachability of a manager: {@code reachable} or {@code unreachable}; else empty
 * @param self whether it is the engine that answers
 * @param tasksRunning how many tasks run on it
 * @param agent {@code connected}, {@code away} or {@code revoked}; empty without one, as the engine
 *     that answers is
 * @param agentSince since when it is connected or away
 */
public record NodeRow(
    String id,
    String name,
    String role,
    boolean leader,
    String reachability,
    String availability,
    String state,
    String message,
    String address,
    String engineVersion,
    String os,
    String architecture,
    double cpus,
    long memory,
    boolean self,
    int tasksRunning,
    String agent,
    Optional<Instant> agentSince,
    Map<String, String> labels)
    implements EngineRow {

  NodeRow joined(int running, AgentState of) {
    return new NodeRow(
        id,
        name,
        role,
        leader,
        reachability,
        availability,
        state,
        message,
        address,
        engineVersion,
        os,
        architecture,
        cpus,
        memory,
        self,
        running,
        of.state(),
        of.since(),
        labels);
  }
}
