package io.grampus.stacks;

import java.time.Instant;

/**
 * A line that a task wrote.
 *
 * @param service its name in the file
 * @param task service and slot
 * @param stream {@code stdout} or {@code stderr}
 * @param line without the newline
 */
public record StackLogLine(
    String service, String task, String node, String stream, Instant time, String line) {}
