package io.grampus.inventory;

/**
 * What a container uses at present.
 *
 * @param cpu percent of one core
 * @param memory bytes of the working set
 */
public record LiveFigure(double cpu, long memory) {}
