package io.grampus.kernel;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one request besides its parameters.
 *
 * @param id the request's identifier, also sent back and written to log and audit
 * @param principal who is asking; empty only in operations open to everybody
 * @param remote the client's address
 */
public record RequestContext(
    String id, Optional<Principal> principal, String remote, Credentials credentials, Instant at) {

  /** The signed-in user; calling it in an open operation is a defect. */
  public Principal who() {
    return principal.orElseThrow(() -> new IllegalStateException("open operation has no user"));
  }
}
