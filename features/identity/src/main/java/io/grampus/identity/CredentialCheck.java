package io.grampus.identity;

import java.util.Optional;

/** Checks a name and a password; local users now, a directory later. */
interface CredentialCheck {
  Optional<User> check(String username, String password);
}
