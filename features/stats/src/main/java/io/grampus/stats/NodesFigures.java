package io.grampus.stats;

import java.time.Instant;
import java.util.List;

/** One measurement of all nodes that are measured. */
public record NodesFigures(Instant at, List<NodeFigures> items) {}
