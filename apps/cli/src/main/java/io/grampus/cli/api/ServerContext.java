package io.grampus.cli.api;

import java.net.URI;

/**
 * A server and how to sign in to it.
 *
 * @param name how the user calls it
 * @param url where it listens
 * @param ca the only certificate authority to trust, as PEM; empty for the system's
 * @param token empty when signed out
 */
public record ServerContext(String name, URI url, String ca, String token) {

  public ServerContext withToken(String other) {
    return new ServerContext(name, url, ca, other);
  }

  public boolean isSignedIn() {
    return !token.isEmpty();
  }
}
