package io.grampus.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * What the registry takes on its disk.
 *
 * @param blobs how many contents there are, each once however many repositories have it
 * @param bytes what they take
 * @param sharedBytes what the repositories would take besides if they shared nothing
 * @param unneededBytes what no manifest needs: a collection frees it once it is a day old
 * @param freeBytes what the disk has left
 * @param totalBytes what the disk has in all
 * @param collected what the last collection removed; empty until there was one since the start
 */
public record RegistryUsage(
    int blobs,
    long bytes,
    long sharedBytes,
    long unneededBytes,
    long freeBytes,
    long totalBytes,
    Optional<Pass> collected) {

  /** A collection that ended then. */
  public record Pass(Instant at, Collected removed) {}
}
