package io.grampus.cli.cluster;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A node as the file wants it.
 *
 * @param ssh where SSH reaches it; without, it has to be a node already, and its engine stays
 * @param engine what its engine's {@code daemon.json} is to have; the rest of it stays
 */
public record DeclaredNode(
    String name,
    Optional<String> ssh,
    Optional<String> role,
    Optional<String> advertise,
    Map<String, String> labels,
    Optional<String> availability,
    ObjectNode engine) {}
