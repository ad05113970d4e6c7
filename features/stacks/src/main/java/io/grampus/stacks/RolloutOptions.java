package io.grampus.stacks;

import java.util.Optional;

/**
 * What was asked for besides the file.
 *
 * @param prune whether services that the file does not have are removed
 * @param volumes whether a removal takes the stack's volumes along
 * @param patienceMs how long a service may make no progress before it counts as failed
 * @param guarded whether credentials for registries came with it
 */
record RolloutOptions(boolean prune, boolean volumes, long patienceMs, Optional<Boolean> guarded) {
  static final long PATIENCE_MS = 5 * 60_000;

  static RolloutOptions usual() {
    return new RolloutOptions(false, false, PATIENCE_MS, Optional.empty());
  }

  static RolloutOptions removing(boolean volumes) {
    return new RolloutOptions(false, volumes, PATIENCE_MS, Optional.empty());
  }
}
