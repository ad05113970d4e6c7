package io.grampus.stacks;

import java.util.List;

/**
 * A service after a change.
 *
 * @param runs what Swarm is told to run: the image with its digest, or its id
 * @param changed whether anything was changed
 * @param notes sentences that one should know, such as that there was no newer image
 */
public record ServiceUpdated(
    StackService service, String runs, boolean changed, List<String> notes) {

  /** Keeps a copy. */
  public ServiceUpdated {
    notes = List.copyOf(notes);
  }
}
