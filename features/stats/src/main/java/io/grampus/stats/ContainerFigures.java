package io.grampus.stats;

import java.time.Instant;

/**
 * What a container uses.
 *
 * @param node the name of the node that runs it
 * @param at when it was measured; long ago when its node is away
 * @param cpu percent of one core, since the measurement before
 * @param memory bytes of its working set: without the page cache that can be dropped
 * @param memoryLimit bytes that it may use; the machine's when it has no limit
 * @param pids processes and threads
 */
public record ContainerFigures(
    String id,
    String name,
    String node,
    Instant at,
    double cpu,
    long memory,
    long memoryLimit,
    int pids,
    Flow network,
    Flow disk)
    implements Measured {}
