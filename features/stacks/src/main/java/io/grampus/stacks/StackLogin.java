package io.grampus.stacks;

import io.grampus.engine.RegistryAuth;
import java.util.Optional;

/**
 * Credentials for a registry. The engine shows them to it, and the Swarm's managers hand them to
 * the nodes that pull; Grampus keeps them in memory until the rollout ends, and nowhere else.
 *
 * @param registry its address as images name it, such as {@code registry.example:5000}; {@code
 *     docker.io} for Docker Hub
 * @param token an identity token in place of user and password
 */
public record StackLogin(
    String registry, Optional<String> user, Optional<String> password, Optional<String> token) {
  RegistryAuth auth() {
    String server = RegistryAuth.addressOf(registry);
    return new RegistryAuth(user.orElse(""), password.orElse(""), token.orElse(""), server);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "StackLogin[" + user.orElse("") + " at " + registry + "]";
  }
}
