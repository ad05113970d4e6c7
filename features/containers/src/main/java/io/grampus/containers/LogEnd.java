package io.grampus.containers;

/**
 * The last event of a log: nothing will follow, and the connection did not merely break.
 *
 * @param lines how many lines were sent
 */
public record LogEnd(long lines) {}
