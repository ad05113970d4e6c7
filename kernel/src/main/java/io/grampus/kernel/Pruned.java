package io.grampus.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a clean-up removed, or would remove.
 *
 * @param dryRun whether nothing was removed yet
 * @param removed what is gone, or would be
 * @param kept what was meant to go and could not
 * @param failed on which of several nodes it went wrong
 * @param bytes how much space it freed, or would free, as far as is known
 */
public record Pruned(
    boolean dryRun, List<Item> removed, List<Kept> kept, List<Failed> failed, long bytes) {

  /**
   * One object.
   *
   * @param bytes what it takes alone; zero when that is not known
   * @param node where it is; empty when one node was asked
   */
  public record Item(String id, String name, long bytes, Optional<String> node) {
    public Item(String id, String name, long bytes) {
      this(id, name, bytes, Optional.empty());
    }
  }

  /** An object that stayed, and why, as a sentence. */
  public record Kept(String id, String name, String reason) {}

  /** A node where nothing is known to be gone, and why. */
  public record Failed(String node, String reason) {}

  /** Keeps copies. */
  public Pruned {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
    failed = List.copyOf(failed);
  }

  /** What came of one node. */
  public Pruned(boolean dryRun, List<Item> removed, List<Kept> kept, long bytes) {
    this(dryRun, removed, kept, List.of(), bytes);
  }

  /** The same, once it is one of several nodes. */
  public Pruned on(String node) {
    Optional<String> at = Optional.of(node);
    List<Item> there = removed.stream().map(i -> new Item(i.id, i.name, i.bytes, at)).toList();
    return new Pruned(dryRun, there, kept, failed, bytes);
  }

  /** What came of these and of others. */
  public Pruned and(Pruned other) {
    return new Pruned(
        dryRun,
        joined(removed, other.removed),
        joined(kept, other.kept),
        joined(failed, other.failed),
        bytes + other.bytes);
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
