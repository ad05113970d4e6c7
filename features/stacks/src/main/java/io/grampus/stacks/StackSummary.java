package io.grampus.stacks;

import io.grampus.inventory.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A stack in a list.
 *
 * @param id its name
 * @param state {@code running}, {@code degraded}, {@code rolling} or {@code failed}
 * @param revision 0 when Grampus did not deploy it
 * @param changedBy who asked for the latest rollout; empty when there was none
 * @param rollout the latest rollout's id; empty when there was none
 */
public record StackSummary(
    String id,
    String name,
    int services,
    long desired,
    long running,
    String state,
    long revision,
    Optional<Instant> changedAt,
    String changedBy,
    String rollout)
    implements Row {}
