package io.grampus.kernel;

/**
 * Lines that were left out because the client reads more slowly than the container writes.
 *
 * @param count how many lines are missing here
 */
public record LogSkipped(long count) {}
