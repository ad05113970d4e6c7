package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image on a node.
 *
 * @param name its first tag, or {@code <none>}
 * @param tags its names with tags
 * @param digests its names with digests, as registries know them
 * @param size bytes of all layers
 * @param sharedSize bytes of layers that other images have too; -1 when the layers are not known
 * @param uniqueSize bytes that only it has; -1 when the layers are not known
 * @param layers its layers, the lowest first; empty until they are read
 * @param usedBy how many containers are made of it
 * @param platform as {@code linux/amd64}; empty until it is read
 * @param node the host that has it
 * @param staleSince since when nobody knows whether the row is still true, for its node is away
 */
public record ImageRow(
    String id,
    String name,
    List<String> tags,
    List<String> digests,
    Optional<Instant> created,
    String platform,
    long size,
    long sharedSize,
    long uniqueSize,
    List<LayerRow> layers,
    int usedBy,
    String node,
    Map<String, String> labels,
    Optional<Instant> staleSince)
    implements EngineRow, OnNode<ImageRow> {

  ImageRow joined(long shared, long unique, List<LayerRow> withSharing, int users) {
    return with(shared, unique, withSharing, users, staleSince);
  }

  @Override
  public ImageRow stale(Optional<Instant> since) {
    return since.equals(staleSince) ? this : with(sharedSize, uniqueSize, layers, usedBy, since);
  }

  private ImageRow with(
      long shared, long unique, List<LayerRow> withSharing, int users, Optional<Instant> since) {
    return new ImageRow(
        id,
        name,
        tags,
        digests,
        created,
        platform,
        size,
        shared,
        unique,
        withSharing,
        users,
        node,
        labels,
        since);
  }

  /** Whether no tag names it. */
  public boolean dangling() {
    return tags.isEmpty();
  }
}
