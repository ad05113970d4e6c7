package io.grampus.cli.registry;

/**
 * Credentials for one registry.
 *
 * @param token an identity token in place of user and password; empty if there is none
 */
public record DockerLogin(String registry, String user, String password, String token) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "DockerLogin[" + user + " at " + registry + "]";
  }
}
