package io.grampus.stacks;

import java.time.Instant;

/**
 * One entry of a stack's history.
 *
 * @param note how it came to be
 */
public record RevisionSummary(String stack, long number, Instant at, String who, String note) {}
