package io.grampus.images;

import java.util.List;

/**
 * What went.
 *
 * @param untagged the names
 * @param deleted the ids of images and their parents
 */
public record ImageRemoved(List<String> untagged, List<String> deleted) {

  /** Keeps copies. */
  public ImageRemoved {
    untagged = List.copyOf(untagged);
    deleted = List.copyOf(deleted);
  }
}
