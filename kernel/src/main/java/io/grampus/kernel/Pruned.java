package io.grampus.kernel;

import java.util.List;

/**
 * What a clean-up removed, or would remove.
 *
 * @param dryRun whether nothing was removed yet
 * @param removed what is gone, or would be
 * @param kept what was meant to go and could not
 * @param bytes how much space it freed, or would free, as far as is known
 */
public record Pruned(boolean dryRun, List<Item> removed, List<Kept> kept, long bytes) {

  /**
   * One object.
   *
   * @param bytes what it takes alone; zero when that is not known
   */
  public record Item(String id, String name, long bytes) {}

  /** An object that stayed, and why, as a sentence. */
  public record Kept(String id, String name, String reason) {}

  /** Keeps copies. */
  public Pruned {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }
}
