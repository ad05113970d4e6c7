package io.grampus.registry;

import io.grampus.kernel.ProtocolCall;
import io.grampus.oci.RepositoryName;
import java.util.Optional;

/** Who pulls, and where from: this registry's own repositories, or another registry through it. */
final class PullGate {
  /** As whom they are counted who show no credentials. */
  static final String ANYONE = "anyone";

  private final RegistryAccess access;
  private final Mirror mirror;

  PullGate(RegistryAccess access, Mirror mirror) {
    this.access = access;
    this.mirror = mirror;
  }

  /**
   * A pull that may go on.
   *
   * @param from empty for a repository of this registry's own
   */
  record Passage(String who, RepositoryName repository, Optional<Upstream> from) {}

  /**
   * Lets a pull pass.
   *
   * @throws Refusal when nobody is signed in, or the permission is missing
   */
  Passage pass(ProtocolCall call, RepositoryName repository) {
    Optional<Upstream> hub = stranger(call) ? mirror.inHub(repository) : Optional.empty();
    if (hub.isPresent()) {
      return passage(ANYONE, repository, hub);
    }
    String who = access.require(call, RegistryAccess.PULL, Optional.of(repository)).name();
    return passage(who, repository, mirror.of(repository, call.query("ns")));
  }

  private static Passage passage(String who, RepositoryName asked, Optional<Upstream> from) {
    return new Passage(who, from.map(Upstream::local).orElse(asked), from);
  }

  private static boolean stranger(ProtocolCall call) {
    return call.context().credentials().bearer().equals(Optional.of(TokenEndpoint.NOBODY));
  }
}
