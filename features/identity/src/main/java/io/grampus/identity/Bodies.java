package io.grampus.identity;

import io.grampus.kernel.OpenedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operations of identity take and give. */
final class Bodies {
  private Bodies() {}

  /**
   * @param code the first-run code; with it the user is made as the first administrator
   */
  record SignIn(String username, String password, Optional<String> code) {}

  /**
   * @param token the secret to send as a bearer from now on, shown only here; empty for a browser,
   *     which has it as a cookie
   */
  record SignedIn(String token, User user, Instant expiresAt) implements OpenedSession {
    @Override
    public SignedIn withoutToken() {
      return new SignedIn("", user, expiresAt);
    }
  }

  /**
   * @param scopes the permissions that this session is limited to; empty when it is not
   */
  record Whoami(User user, String session, List<String> scopes) {}

  /**
   * @param scopes permissions, or patterns such as {@code stack.*}; empty means all of the user's
   * @param expiresInMs absent means 90 days; zero means never
   */
  record TokenWanted(String name, List<String> scopes, Optional<Long> expiresInMs) {
    TokenWanted(String name, @Nullable List<String> scopes, Optional<Long> expiresInMs) {
      this.name = name;
      this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
      this.expiresInMs = expiresInMs;
    }

    Optional<Instant> expiry(Instant now) {
      Duration lasts = expiresInMs.map(Duration::ofMillis).orElse(Duration.ofDays(90));
      return lasts.isZero() ? Optional.empty() : Optional.of(now.plus(lasts));
    }
  }

  /**
   * @param secret the token itself; shown only here
   */
  record TokenMade(Token token, String secret) {}

  record UserWanted(String name, String password, Role role) {}

  record RoleWanted(Role role) {}

  /**
   * @param current the present password; administrators need none for others
   */
  record PasswordWanted(String password, Optional<String> current) {}
}
