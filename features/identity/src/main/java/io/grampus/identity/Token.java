package io.grampus.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A secret that stands for a user, as lists show it: without the secret.
 *
 * @param hint the secret's last characters, to tell tokens apart
 * @param scopes the permissions it may use at most; empty means all of the user's
 */
public record Token(
    String id,
    String name,
    String user,
    String hint,
    List<String> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {
  /** What the secrets of tokens begin with, so that one knows them from passwords. */
  static final String PREFIX = "grt_";
}
