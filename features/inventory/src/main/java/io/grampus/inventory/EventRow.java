package io.grampus.inventory;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened at the engine.
 *
 * @param kind as {@code container} or {@code service}
 * @param action as {@code start}, {@code die}, {@code health}, {@code create}
 * @param detail the rest of the action, as {@code healthy}; mostly empty
 * @param name of what it happened to; its id when it has no name
 * @param scope {@code local} or {@code swarm}
 * @param attributes what the engine adds: labels, the image, the exit code
 */
public record EventRow(
    Instant at,
    String kind,
    String action,
    String detail,
    String id,
    String name,
    String scope,
    Map<String, String> attributes) {}
