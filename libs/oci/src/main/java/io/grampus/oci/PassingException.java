package io.grampus.oci;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A refusal that may be none a moment later. */
final class PassingException extends IOException {
  private static final long serialVersionUID = 1L;

  private final RegistryException refused;
  private final transient Optional<Duration> after;

  /**
   * @param after when the registry wants to be asked again
   */
  PassingException(RegistryException refused, Optional<Duration> after) {
    super(refused.getMessage(), refused);
    this.refused = refused;
    this.after = after;
  }

  RegistryException refused() {
    return refused;
  }

  Optional<Duration> after() {
    return after;
  }
}
