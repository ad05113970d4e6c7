package io.grampus.images;

import java.util.List;

/** How an image was made, the newest step first. */
public record ImageHistory(String id, List<BuildStep> steps) {

  /** Keeps a copy. */
  public ImageHistory {
    steps = List.copyOf(steps);
  }
}
