package io.grampus.registry;

import java.util.List;

/**
 * What changed among the repositories of the registry.
 *
 * @param removes ids
 */
public record RepositoryDelta(long version, List<RepositoryRow> upserts, List<String> removes) {}
