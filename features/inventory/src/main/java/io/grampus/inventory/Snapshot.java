package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table at one moment.
 *
 * @param entries in the table's own order
 * @param lacks the capability without which there can be no rows, such as {@code swarm}
 */
record Snapshot<R extends Row>(
    List<Entry<R>> entries, long version, Optional<Instant> staleSince, Optional<String> lacks) {}
