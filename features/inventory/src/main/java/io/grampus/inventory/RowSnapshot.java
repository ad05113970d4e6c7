package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The first event of a watch, and what replaces everything when too much was missed.
 *
 * @param lacks the capability without which there can be no rows, such as {@code swarm}
 */
public record RowSnapshot(
    List<EngineRow> items,
    long total,
    long version,
    Optional<Instant> staleSince,
    Optional<String> lacks) {}
