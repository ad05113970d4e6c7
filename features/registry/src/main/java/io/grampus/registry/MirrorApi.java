package io.grampus.registry;

import static io.grampus.kernel.Operation.get;
import static io.grampus.kernel.Operation.put;

import io.grampus.kernel.Operation;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import io.grampus.oci.OciException;
import io.grampus.oci.Reference;
import io.grampus.oci.RepositoryName;
import java.util.List;
import java.util.Optional;

/** The declarations of the pulling through of other registries. */
final class MirrorApi {
  /** Decide which registries are pulled through. */
  static final Permission MIRROR = Permission.administer("registry.mirror");

  private final Mirror mirror;

  MirrorApi(Mirror mirror) {
    this.mirror = mirror;
  }

  List<Operation> operations() {
    return List.of(
        get("/registry/mirror")
            .id("registryMirror")
            .says("Tell whether other registries are pulled through this one, and what is kept")
            .needs(RegistryAccess.PULL)
            .gives(MirrorState.class)
            .by(call -> mirror.state()),
        put("/registry/mirror")
            .id("registryMirrorSet")
            .says("Switch the pulling through of other registries on or off")
            .needs(MIRROR)
            .takes(MirrorSettings.class)
            .refuses(RegistryProblem.BadName.class)
            .audited("registry.mirror")
            .gives(MirrorState.class)
            .by(call -> {
              mirror.settings(checked(call.body()));
              return mirror.state();
            }));
  }

  private static MirrorSettings checked(MirrorSettings wanted) {
    List<String> registries =
        wanted.registries().stream().map(MirrorApi::named).distinct().toList();
    long limit = Math.max(0, wanted.limitBytes());
    return new MirrorSettings(wanted.on(), registries, limit, wanted.hub());
  }

  /** Without what people write around a name, but with the word that it speaks no TLS. */
  private static String named(String registry) {
    String bare = registry.strip().replaceFirst("^https://", "").replaceFirst("/+$", "");
    String host = bare.replaceFirst("^http://", "");
    try {
      var _ = new Reference(host, new RepositoryName("x"), Optional.empty(), Optional.empty());
      return bare.equals("index.docker.io") ? Reference.DOCKER_HUB : bare;
    } catch (OciException e) {
      String said = String.valueOf(e.getMessage());
      throw new ProblemException(
          new RegistryProblem.BadName("pull a registry through", registry, said), e);
    }
  }
}
