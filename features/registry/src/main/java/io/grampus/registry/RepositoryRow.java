package io.grampus.registry;

import java.time.Instant;

/**
 * A repository of the registry.
 *
 * @param name what follows the registry's address in an image's name
 * @param bytes what its blobs take, each counted once; repositories share them
 * @param pushedAt when its newest manifest came
 */
public record RepositoryRow(String name, int tags, int manifests, long bytes, Instant pushedAt) {}
