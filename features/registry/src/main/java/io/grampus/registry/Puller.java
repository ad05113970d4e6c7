package io.grampus.registry;

import java.time.Instant;

/**
 * Somebody who pulled an image.
 *
 * @param who the user's name
 * @param pulls how often
 * @param at when last
 */
public record Puller(String who, long pulls, Instant at) {}
