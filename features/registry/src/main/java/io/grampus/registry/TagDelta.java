package io.grampus.registry;

import java.util.List;

/**
 * What changed among the tags of the registry.
 *
 * @param removes ids
 */
public record TagDelta(long version, List<TagRow> upserts, List<String> removes) {}
