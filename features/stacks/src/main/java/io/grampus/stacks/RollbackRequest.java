package io.grampus.stacks;

import java.util.Optional;

/**
 * An order to go back.
 *
 * @param revision to which one; the last healthy one before the present when absent
 * @param supersede whether a rollout that is still running gives way
 */
public record RollbackRequest(Optional<Long> revision, Optional<Boolean> supersede) {}
