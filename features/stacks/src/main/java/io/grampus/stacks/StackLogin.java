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
  private static final String HUB = "docker.io";

  RegistryAuth auth() {
    String server = registry.equals(HUB) ? "https://index.docker.io/v1/" : registry;
    return new RegistryAuth(user.orElse(""), password.orElse(""), token.orElse(""), server);
  }

  /** The registry that an image comes from, by its name. */
  static String registryOf(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    return !host || first.equals("index.docker.io") ? HUB : first;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "StackLogin[" + user.orElse("") + " at " + registry + "]";
  }
}
