package io.grampus.cli.image;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ServerContext;
import io.grampus.cli.api.Trust;
import io.grampus.cli.registry.DockerLogin;
import io.grampus.cli.registry.DockerLogins;
import io.grampus.oci.Login;
import io.grampus.oci.RegistryClient;
import java.util.Map;
import java.util.Optional;

/** How a registry is reached: with Docker's credentials, and Grampus' own with its authority. */
public final class RegistryOptions {
  private final Map<String, String> env;
  private final ServerContext server;
  private final boolean plain;

  /**
   * @param server the server in use, which is a registry too
   * @param plain whether registries are spoken to without TLS
   */
  public RegistryOptions(Map<String, String> env, ServerContext server, boolean plain) {
    this.env = env;
    this.server = server;
    this.plain = plain;
  }

  /** For the registry of a reference. */
  public RegistryClient.Options of(String registry) {
    RegistryClient.Options options = RegistryClient.Options.usual();
    Optional<DockerLogin> login = new DockerLogins(env).of(registry);
    if (login.isPresent()) {
      options = options.as(login(login.get()));
    }
    if (plain) {
      return options.withoutEncryption();
    }
    boolean own = registry.equals(server.url().getAuthority());
    return own && !server.ca().isEmpty() ? options.trusting(Trust.of(server.ca())) : options;
  }

  private static Login login(DockerLogin login) {
    if (!login.token().isEmpty()) {
      throw CliException.usage(
          "sign in to " + login.registry(),
          "Docker has an identity token for it, which is not understood here",
          "Sign in with a password or an access token: docker login " + login.registry());
    }
    return new Login(login.user(), login.password());
  }
}
