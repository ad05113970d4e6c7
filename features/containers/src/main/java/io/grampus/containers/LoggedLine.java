package io.grampus.containers;

import java.time.Instant;

/**
 * A line that a container wrote.
 *
 * @param stream {@code stdout} or {@code stderr}; always {@code stdout} with a terminal
 * @param time when the engine received it
 * @param line without the newline; bytes that are no UTF-8 are replaced
 */
public record LoggedLine(String stream, Instant time, String line) {}
