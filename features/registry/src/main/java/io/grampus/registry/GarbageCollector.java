package io.grampus.registry;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Removes what nothing needs any more, while pushes and pulls go on.
 *
 * <p>A blob's life: <em>uploaded</em> (a file without a row) → <em>there</em> (a row, linked to a
 * repository) → <em>needed</em> (by a manifest of that repository) → there again, when the last
 * such manifest is deleted → <em>gone</em> (no row) → its file is removed.
 *
 * <p>Why nothing that counts is lost, without a lock and without stopping anybody:
 *
 * <ul>
 *   <li>The step to gone and the step to needed are transactions on the same database, one after
 *       the other. A manifest is stored only if all blobs that it needs are there in that very
 *       transaction; a blob goes only if no manifest needs it in that very transaction. Whichever
 *       is first, no manifest ever needs a blob that is gone.
 *   <li>A file's name is never used for a second row. So the file of a blob that is gone can be
 *       removed at any time later: whoever pushes the same content meanwhile has a file of its own.
 *       A pull that has the file open reads it to its end.
 *   <li>Between telling a client that a blob is there and the client's manifest, nothing needs the
 *       blob yet. Each such answer is noted in the link, and a link that was noted within the grace
 *       period stays. The wall clock decides that alone: if it jumps, a client is told that a blob
 *       of its manifest is unknown and pushes it again.
 *   <li>If the process ends between the two steps, a file without a row is left, which {@link
 *       BlobFolder#sweep} finds later.
 * </ul>
 */
final class GarbageCollector {
  /** How long a blob that nothing needs waits for its manifest. */
  static final Duration GRACE = Duration.ofHours(24);

  private static final Duration PERIOD = Duration.ofHours(1);

  private final Contents contents;
  private final ManifestStore manifests;
  private final Duration grace;
  private final Clock clock;
  private volatile Optional<RegistryUsage.Pass> latest = Optional.empty();
  private volatile Runnable removed = () -> {};
  private volatile IntSupplier first = () -> 0;

  GarbageCollector(Contents contents, ManifestStore manifests, Duration grace, Clock clock) {
    this.contents = contents;
    this.manifests = manifests;
    this.grace = grace;
    this.clock = clock;
  }

  /** Is run after a pass that removed something. */
  void told(Runnable listener) {
    this.removed = listener;
  }

  /** Does something before each pass, and tells how many manifests that removed. */
  void first(IntSupplier work) {
    this.first = work;
  }

  /** The last pass since the start. */
  Optional<RegistryUsage.Pass> latest() {
    return latest;
  }

  /**
   * One pass.
   *
   * @param untagged also manifests without a tag that nothing refers to
   */
  Collected collect(boolean untagged) {
    Instant before = clock.now().minus(grace);
    int withoutTag = first.getAsInt() + (untagged ? manifests.removeUntagged(before) : 0);
    List<BlobStore.Blob> gone = contents.collect(before);
    int uploads = contents.expireUploads(before);
    Collected done = collected(gone, withoutTag, uploads, contents.unused());
    latest = Optional.of(new RegistryUsage.Pass(clock.now(), done));
    if (withoutTag > 0 || !gone.isEmpty()) {
      removed.run();
    }
    return done;
  }

  /** What a pass would do now; blobs that only go with untagged manifests are not among it. */
  Collected rehearse(boolean untagged) {
    Instant before = clock.now().minus(grace);
    int manifestsToGo = untagged ? manifests.untagged(before) : 0;
    List<BlobStore.Blob> going = contents.collectable(before);
    List<BlobStore.Blob> waiting =
        contents.unused().stream().filter(b -> !going.contains(b)).toList();
    return collected(going, manifestsToGo, 0, waiting);
  }

  private static Collected collected(
      List<BlobStore.Blob> gone, int manifests, int uploads, List<BlobStore.Blob> waiting) {
    return new Collected(gone.size(), bytes(gone), manifests, uploads, bytes(waiting));
  }

  private static long bytes(List<BlobStore.Blob> blobs) {
    return blobs.stream().mapToLong(BlobStore.Blob::size).sum();
  }

  /** A pass every hour, which leaves untagged manifests alone. */
  Reconciler hourly() {
    return new Hourly(this);
  }

  private record Hourly(GarbageCollector collector) implements Reconciler {
    @Override
    public String name() {
      return "registry-collector";
    }

    @Override
    public Duration period() {
      return PERIOD;
    }

    @Override
    public void reconcile() {
      collector.collect(false);
    }
  }
}
