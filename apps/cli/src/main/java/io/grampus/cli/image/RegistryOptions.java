package io.grampus.cli.image;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ServerContext;
import io.grampus.cli.api.Trust;
import io.grampus.cli.registry.DockerLogin;
import io.grampus.cli.registry.DockerLogins;
import io.grampus.oci.Authorities;
import io.grampus.oci.Login;
import io.grampus.oci.RegistryClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How a registry is reached: with Docker's credentials and the authorities that Docker has for it,
 * and Grampus' own with its authority.
 */
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

  /**
   * For the registry of a reference.
   *
   * @param own the authorities that Docker has for it
   */
  public RegistryClient.Options of(String registry, Authorities own) {
    RegistryClient.Options options = RegistryClient.Options.usual();
    Optional<DockerLogin> login = new DockerLogins(env).of(registry);
    if (login.isPresent()) {
      options = options.as(login(login.get()));
    }
    if (plain) {
      return options.withoutEncryption();
    }
    if (!server.ca().isEmpty() && isServer(registry)) {
      return options.trusting(Trust.of(server.ca()));
    }
    return own.certificates().isEmpty() ? options : options.trusting(own.context());
  }

  /** The own machine has several names. */
  private boolean isServer(String registry) {
    URI other = URI.create("https://" + registry);
    return port(other) == port(server.url()) && host(other).equals(host(server.url()));
  }

  private static int port(URI url) {
    return url.getPort() < 0 ? 443 : url.getPort();
  }

  private static String host(URI url) {
    String host = String.valueOf(url.getHost());
    return host.equals("127.0.0.1") || host.equals("[::1]") ? "localhost" : host;
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
