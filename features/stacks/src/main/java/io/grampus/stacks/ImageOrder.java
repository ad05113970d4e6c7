package io.grampus.stacks;

import io.grampus.engine.RegistryAuth;
import java.util.List;
import java.util.Optional;

/**
 * How the images of a project are to be found.
 *
 * @param logins at most one for each registry counts, the first
 */
record ImageOrder(ResolveImage resolve, List<StackLogin> logins) {
  static final ImageOrder USUAL = new ImageOrder(ResolveImage.ALWAYS, List.of());

  /** What to show the image's registry. */
  RegistryAuth auth(String image) {
    return auth(logins, image).orElseGet(RegistryAuth::none);
  }

  static Optional<RegistryAuth> auth(List<StackLogin> logins, String image) {
    String registry = RegistryAuth.registryOf(image);
    return logins.stream()
        .filter(l -> l.registry().equals(registry))
        .findFirst()
        .map(StackLogin::auth);
  }
}
