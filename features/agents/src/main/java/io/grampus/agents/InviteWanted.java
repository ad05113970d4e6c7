package io.grampus.agents;

import java.util.Optional;

/**
 * Whom to let in.
 *
 * @param node the only node that may use the code, by name or id; any node of the Swarm without
 * @param minutes how long the code is good: 1 to 1440, 60 without
 */
public record InviteWanted(Optional<String> node, Optional<Integer> minutes) {}
