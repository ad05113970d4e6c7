package io.grampus.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The repositories of the registry at the start of a watch. */
public record RepositorySnapshot(
    List<RepositoryRow> items,
    long total,
    long version,
    Optional<Instant> staleSince,
    Optional<String> lacks) {}
