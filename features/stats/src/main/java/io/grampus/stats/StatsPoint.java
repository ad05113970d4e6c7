package io.grampus.stats;

import java.time.Instant;

/**
 * What was used in a step of time.
 *
 * @param at the step's beginning
 * @param cpu percent of one core, on average
 * @param cpuMax percent of one core, the highest measurement
 * @param memory bytes, on average
 * @param received bytes in the step; so are the next three
 * @param pids the highest count
 */
public record StatsPoint(
    Instant at,
    double cpu,
    double cpuMax,
    long memory,
    long memoryMax,
    long received,
    long sent,
    long read,
    long written,
    int pids) {}
