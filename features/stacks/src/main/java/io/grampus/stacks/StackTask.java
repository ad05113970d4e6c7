package io.grampus.stacks;

import java.time.Instant;
import java.util.Optional;

/**
 * A task of a stack.
 *
 * @param name service and slot
 * @param node the node's name
 * @param desired the state that it should be in
 */
public record StackTask(
    String id,
    String name,
    String service,
    String node,
    String desired,
    String state,
    Optional<Instant> since,
    String error) {}
