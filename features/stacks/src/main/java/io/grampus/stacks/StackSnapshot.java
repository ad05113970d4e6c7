package io.grampus.stacks;

import java.util.List;

/** All stacks at the start of a watch. */
public record StackSnapshot(List<StackSummary> items, long total, long version) {}
