package io.grampus.stats;

import java.time.Instant;
import java.util.List;

/** One measurement of all containers. */
public record Figures(Instant at, List<ContainerFigures> items) {}
