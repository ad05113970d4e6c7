package io.grampus.stacks;

import java.util.List;
import java.util.Optional;

/**
 * One stack with its parts.
 *
 * @param managed whether Grampus deployed it and has its files
 */
public record StackDetail(
    StackSummary summary,
    boolean managed,
    List<StackService> services,
    List<String> networks,
    List<String> secrets,
    List<String> configs,
    Optional<Rollout> rollout) {}
