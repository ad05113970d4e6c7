package io.grampus.identity;

import java.util.Optional;

/** Checks credentials against our own users. */
final class LocalUsers implements CredentialCheck {
  private final UserStore users;
  private final Passwords passwords;

  LocalUsers(UserStore users, Passwords passwords) {
    this.users = users;
    this.passwords = passwords;
  }

  @Override
  public Optional<User> check(String username, String password) {
    Optional<User> user = users.named(username);
    boolean right = passwords.matches(password, users.passwordOf(username));
    return right ? user : Optional.empty();
  }
}
