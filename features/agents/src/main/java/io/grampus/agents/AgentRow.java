package io.grampus.agents;

import java.time.Instant;
import java.util.Optional;

/**
 * The agent of a node.
 *
 * @param id the node's id in the Swarm
 * @param name the node's name
 * @param state {@code connected} or {@code away}
 * @param since since when it is connected, or was last seen
 * @param program the version of its program; empty before its first connection
 * @param joined when it was let in
 * @param certified until when its newest certificate is good
 * @param message what one should know, such as why it is refused or that its clock is wrong; empty
 *     when all is well
 */
public record AgentRow(
    String id,
    String name,
    String state,
    Instant since,
    String program,
    Instant joined,
    Optional<Instant> certified,
    String message) {

  AgentRow connected(Instant at) {
    return new AgentRow(id, name, "connected", at, program, joined, certified, message);
  }

  AgentRow saying(String text) {
    return new AgentRow(id, name, state, since, program, joined, certified, text);
  }
}
