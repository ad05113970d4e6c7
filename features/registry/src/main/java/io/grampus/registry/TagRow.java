package io.grampus.registry;

import java.time.Instant;

/**
 * A tag of a repository.
 *
 * @param bytes what config and layers take, compressed; of all platforms
 * @param pushedBy who pushed the manifest last
 */
public record TagRow(
    String name, String digest, String mediaType, long bytes, Instant updatedAt, String pushedBy) {}
