package io.grampus.inventory;

import java.util.List;

/**
 * What changed: rows that are new, changed or began to fit, and the ids of those that are gone or
 * ceased to fit.
 */
public record RowDelta(long version, List<EngineRow> upserts, List<String> removes) {}
