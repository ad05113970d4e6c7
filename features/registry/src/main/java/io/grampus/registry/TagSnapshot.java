package io.grampus.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tags of the registry at the start of a watch. */
public record TagSnapshot(
    List<TagRow> items,
    long total,
    long version,
    Optional<Instant> staleSince,
    Optional<String> lacks) {}
