package io.grampus.oci;

/**
 * A name and a password, or a token in its place, for a registry.
 *
 * @param password never shown by {@link #toString}
 */
public record Login(String username, String password) {
  @Override
  public String toString() {
    return "Login of " + username;
  }
}
