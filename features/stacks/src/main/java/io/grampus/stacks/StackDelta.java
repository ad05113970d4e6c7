package io.grampus.stacks;

import java.util.List;

/**
 * What changed among the stacks.
 *
 * @param removes names
 */
public record StackDelta(long version, List<StackSummary> upserts, List<String> removes) {}
