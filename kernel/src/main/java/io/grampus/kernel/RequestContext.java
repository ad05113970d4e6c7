package io.grampus.kernel;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one request besides its parameters.
 *
 * @param id the request's identifier, also sent back and written to log and audit
 * @param principal who is asking; empty only in operations open to everybody
 * @param remote the client's address
 * @param change names what the request changes; the same again when the client repeats the request
 */
public record RequestContext(
    String id,
    Optional<Principal> principal,
    String remote,
    Credentials credentials,
    Instant at,
    String change) {

  /** The same request, once it is known which change it repeats. */
  public RequestContext changing(String name) {
    return new RequestContext(id, principal, remote, credentials, at, name);
  }

  /** The signed-in user; calling it in an open operation is a defect. */
  public Principal who() {
    return principal.orElseThrow(() -> new IllegalStateException("open operation has no user"));
  }
}
