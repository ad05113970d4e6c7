package io.grampus.kernel;

/**
 * A query parameter of an operation.
 *
 * @param repeats whether it may be given more than once
 */
public record Parameter(String name, String says, boolean repeats) {}
