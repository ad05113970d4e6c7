package io.grampus.registry;

import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * As whom the Swarm's nodes pull for services. A task may move to another node months after
 * somebody deployed it, so this is nobody's session; it lasts as long as the server's key of
 * secrets, and does nothing but pull.
 */
public final class SwarmKey {
  /** No user's name has a capital letter. */
  private static final String USER = "Swarm";

  private static final String PREFIX = "grk_";

  private final String secret;
  private final Principal swarm =
      new Principal(
          USER, USER, Permission.Level.READ, Optional.of(Set.of(RegistryAccess.PULL.name())), "");

  /**
   * The key that follows from the server's key of secrets.
   *
   * @param box opened with that one
   */
  public SwarmKey(SecretBox box) {
    this.secret = PREFIX + box.derive("registry: pulls of the Swarm");
  }

  /** The name that goes with it. */
  public String user() {
    return USER;
  }

  /** What nodes show as the password. */
  public String secret() {
    return secret;
  }

  /** The Swarm, when that is its key. */
  Optional<Principal> holder(String shown) {
    return same(shown) ? Optional.of(swarm) : Optional.empty();
  }

  /** Whether that came with the key. */
  boolean isHolder(Principal who) {
    return who.equals(swarm);
  }

  private boolean same(String shown) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
