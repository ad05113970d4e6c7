package io.grampus.nodes;

import java.util.Optional;

/**
 * Whom to let into the Swarm.
 *
 * @param role {@code worker}, which it is without, or {@code manager}
 */
public record NodeInviteWanted(Optional<String> role) {}
