package io.grampus.server;

import io.grampus.engine.RegistryAuth;
import io.grampus.kernel.Principal;
import io.grampus.registry.SwarmKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * The server's registry by the names that its certificate has: who is signed in to the server may
 * have engines pull from it without signing in a second time, and services need nobody who is.
 *
 * @param port the port it is served at
 * @param pullSecret the secret with which an engine pulls as somebody who may
 * @param swarm the secret with which it pulls for a service
 */
record OwnRegistry(
    Set<String> names,
    IntSupplier port,
    Function<Principal, Optional<String>> pullSecret,
    SwarmKey swarm) {
  private static final String USUAL_PORT = "443";

  /**
   * What engines show it.
   *
   * @param registry as images name it, {@code HOST[:PORT]}
   * @param here only the server's own engine pulls; to others, localhost is something else
   */
  RegistryAuth auth(String registry, boolean here, Principal who) {
    if (!isThis(registry, () -> here)) {
      return RegistryAuth.none();
    }
    return pullSecret
        .apply(who)
        .map(secret -> RegistryAuth.basic(who.name(), secret, registry))
        .orElseGet(RegistryAuth::none);
  }

  /**
   * What the nodes show it that run a service.
   *
   * @param alone whether the Swarm is the server's own engine
   */
  RegistryAuth ofServices(String registry, BooleanSupplier alone) {
    return isThis(registry, alone)
        ? RegistryAuth.basic(swarm.user(), swarm.secret(), registry)
        : RegistryAuth.none();
  }

  private boolean isThis(String registry, BooleanSupplier here) {
    int colon = registry.endsWith("]") ? -1 : registry.lastIndexOf(':');
    String host = (colon < 0 ? registry : registry.substring(0, colon)).replaceAll("[\\[\\]]", "");
    String at = colon < 0 ? USUAL_PORT : registry.substring(colon + 1);
    boolean own = names.contains(host) && at.equals(String.valueOf(port.getAsInt()));
    return own && (!loopback(host) || here.getAsBoolean());
  }

  private static boolean loopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.contains("::");
  }
}
