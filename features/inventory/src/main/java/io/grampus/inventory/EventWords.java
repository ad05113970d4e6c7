package io.grampus.inventory;

import java.util.Set;

/** The words that engines use for what happened. */
final class EventWords {
  private static final Set<String> LOOKING =
      Set.of(
          "attach",
          "detach",
          "top",
          "copy",
          "export",
          "archive-path",
          "extract-to-dir",
          "resize",
          "commit",
          "prune");

  private EventWords() {}

  /**
   * Whether a volume is the same after it; the container that mounts it has an event of its own.
   */
  static boolean mounts(String action) {
    return action.equals("mount") || action.equals("unmount");
  }

  /** Whether a container is the same after it; a health check alone makes three of them. */
  static boolean changesNothing(String action) {
    return action.startsWith("exec_") || LOOKING.contains(action);
  }
}
