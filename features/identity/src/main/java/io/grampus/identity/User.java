package io.grampus.identity;

import java.time.Instant;

/** Somebody who can sign in. */
public record User(String id, String name, Role role, Instant createdAt) {}
