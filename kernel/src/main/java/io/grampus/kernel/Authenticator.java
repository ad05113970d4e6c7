package io.grampus.kernel;

import java.util.Optional;

/** Tells who a request is from; the identity feature is the one that knows. */
public interface Authenticator {
  Optional<Principal> authenticate(Credentials credentials);
}
