package io.grampus.registry;

import io.grampus.inventory.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tag of a repository.
 *
 * @param id {@code shop/web:1}
 * @param platforms what the image runs on; empty when it is none
 * @param bytes what config and layers take, compressed; of all platforms
 * @param pushedBy who pushed the manifest last
 * @param pulls how often the manifest was pulled, by whatever name
 * @param pulledAt when last
 * @param pulledBy by whom; empty when nobody ever did
 */
public record TagRow(
    String id,
    String repository,
    String name,
    String digest,
    String mediaType,
    List<String> platforms,
    long bytes,
    Instant updatedAt,
    String pushedBy,
    long pulls,
    Optional<Instant> pulledAt,
    String pulledBy)
    implements Row {}
