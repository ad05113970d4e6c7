package io.grampus.images;

import java.time.Instant;
import java.util.List;

/**
 * A step of how an image was made, newest first in lists.
 *
 * @param command what made it, as the builder wrote it
 * @param size bytes that it added; zero for a step that only sets something
 * @param tags what the step's own image is called, if anything
 */
public record BuildStep(
    String id, Instant created, String command, long size, String comment, List<String> tags) {

  /** Keeps a copy. */
  public BuildStep {
    tags = List.copyOf(tags);
  }
}
