package io.grampus.inventory;

import java.time.Instant;
import java.util.Optional;

/** Since when rows may be out of date; absent when they are true again. */
public record Staleness(Optional<Instant> since) {}
