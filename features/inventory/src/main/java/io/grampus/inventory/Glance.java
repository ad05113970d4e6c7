package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many rows of a list fit a query, and the first of them.
 *
 * @param of the question, as it was asked
 * @param items rows of that list; none when only their number was asked for
 * @param total how many fit
 * @param staleSince since when they may be out of date
 * @param lacks the capability without which there can be no rows, such as {@code swarm}
 */
public record Glance(
    String of,
    List<ObjectNode> items,
    long total,
    Optional<Instant> staleSince,
    Optional<String> lacks) {}
