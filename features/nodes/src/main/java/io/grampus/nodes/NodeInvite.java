package io.grampus.nodes;

import java.util.List;

/**
 * What a machine needs to join the Swarm.
 *
 * @param token Swarm's secret for the role
 * @param managers where managers listen, as {@code HOST:PORT}
 */
public record NodeInvite(String role, String token, List<String> managers) {
  /** Keeps copies. */
  public NodeInvite {
    managers = List.copyOf(managers);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "NodeInvite[" + role + " by " + managers + "]";
  }
}
