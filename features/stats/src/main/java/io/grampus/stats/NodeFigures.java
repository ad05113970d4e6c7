package io.grampus.stats;

import java.time.Instant;

/**
 * What a node uses.
 *
 * @param cpu percent of one core, as of containers: at most 100 times {@code cores}
 * @param memory bytes that are in use and cannot be given back at once
 * @param containers how many run
 * @param network of its containers
 * @param disk of its containers
 */
public record NodeFigures(
    String id,
    String name,
    Instant at,
    double cpu,
    int cores,
    long memory,
    long memoryLimit,
    int containers,
    Flow network,
    Flow disk) {}
