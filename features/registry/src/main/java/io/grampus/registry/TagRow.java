package io.grampus.registry;

import java.time.Instant;

/**
 * A tag of a repository.
 *
 * @param bytes what config and layers take, compressed; of all platforms
 * @param pushedBy who first pushed the manifest
 */
public record TagRow(
    String name, String digest, String mediaType, long bytes, Instant updatedAt, String pushedBy) {}
