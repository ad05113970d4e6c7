package io.grampus.images;

import java.util.List;

/**
 * A layer of an image, lowest first in lists.
 *
 * @param diff digest of the layer's own content
 * @param chain digest of this layer on all those below it: two images share a layer on disk when
 *     this is the same
 * @param size bytes; -1 when the image's history does not tell
 * @param command what made it; empty when the history does not tell
 * @param sharedWith the other images on this engine that stand on it, by tag or else id
 */
public record ImageLayer(
    int index, String diff, String chain, long size, String command, List<String> sharedWith) {

  /** Keeps a copy. */
  public ImageLayer {
    sharedWith = List.copyOf(sharedWith);
  }
}
