package io.grampus.stats;

import java.time.Instant;
import java.util.List;

/** What something used over time; a step without a point was not measured. */
public record StatsHistory(
    String id, Instant from, Instant to, long stepMs, List<StatsPoint> points) {}
