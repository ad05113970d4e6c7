package io.grampus.images;

import java.util.Optional;

/**
 * Credentials to check and keep.
 *
 * @param registry its address as images name it; {@code docker.io} for Docker Hub
 * @param token an identity token in place of user and password
 */
public record LoginWanted(
    String registry, Optional<String> user, Optional<String> password, Optional<String> token) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LoginWanted[" + user.orElse("") + " at " + registry + "]";
  }
}
