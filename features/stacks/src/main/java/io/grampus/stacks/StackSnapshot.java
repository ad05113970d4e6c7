package io.grampus.stacks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All stacks at the start of a watch.
 *
 * @param lacks the capability without which there can be none, such as {@code swarm}
 */
public record StackSnapshot(
    List<StackSummary> items,
    long total,
    long version,
    Optional<Instant> staleSince,
    Optional<String> lacks) {}
