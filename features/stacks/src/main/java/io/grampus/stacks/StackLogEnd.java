package io.grampus.stacks;

/**
 * The last event of a log: nothing will follow.
 *
 * @param lines how many lines were sent
 */
public record StackLogEnd(long lines) {}
