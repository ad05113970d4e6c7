package io.grampus.identity;

import io.grampus.kernel.Clock;
import java.util.Optional;

/** Checks credentials against our own users. */
final class LocalUsers implements CredentialCheck {
  private final UserStore users;
  private final Passwords passwords;
  private final RecentPasswords recent;

  LocalUsers(UserStore users, Passwords passwords, Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.recent = new RecentPasswords(clock);
  }

  @Override
  public Optional<User> check(String username, String password) {
    Optional<User> user = users.named(username);
    Optional<String> hash = users.passwordOf(username);
    if (hash.filter(h -> recent.holds(password, h)).isPresent()) {
      return user;
    }
    if (!passwords.matches(password, hash)) {
      return Optional.empty();
    }
    hash.ifPresent(h -> recent.remember(password, h));
    return user;
  }
}
