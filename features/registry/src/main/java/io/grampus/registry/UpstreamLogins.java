package io.grampus.registry;

import io.grampus.oci.Login;
import java.util.Optional;

/** As whom other registries are asked. */
public interface UpstreamLogins {

  /** What to show that registry; empty where nobody signed in. */
  Optional<Login> of(String registry);
}
