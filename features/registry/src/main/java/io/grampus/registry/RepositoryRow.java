package io.grampus.registry;

import io.grampus.inventory.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A repository of the registry.
 *
 * @param id its name
 * @param name what follows the registry's address in an image's name
 * @param bytes what its blobs take, each counted once; repositories share them
 * @param pushedAt when its newest manifest came
 * @param pushedBy who pushed it
 * @param pulls how often its images were pulled
 * @param pulledAt when one was pulled last
 * @param pulledBy by whom; empty when nobody ever did
 * @param upstream where it was pulled through from; empty when it was pushed here
 */
public record RepositoryRow(
    String id,
    String name,
    int tags,
    int manifests,
    long bytes,
    Instant pushedAt,
    String pushedBy,
    long pulls,
    Optional<Instant> pulledAt,
    String pulledBy,
    String upstream)
    implements Row {}
