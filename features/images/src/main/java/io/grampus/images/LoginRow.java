package io.grampus.images;

import java.time.Instant;

/**
 * A registry that the server is signed in to.
 *
 * @param registry its address as images name it; {@code docker.io} for Docker Hub
 * @param user as whom; empty when an identity token tells it
 */
public record LoginRow(String registry, String user, Instant addedAt, String addedBy) {}
