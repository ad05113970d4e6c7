package io.grampus.registry;

import io.grampus.oci.OciException;
import io.grampus.oci.Reference;
import io.grampus.oci.RepositoryName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of another registry, and the one here that holds what was pulled through.
 *
 * <p>The name here is the registry's, then the repository's: {@code docker.io/library/nginx}. Names
 * of repositories have no colon, so a port follows an underscore, which names of hosts do not have:
 * {@code registry.example_5000/shop/web}.
 *
 * @param registry as images name it
 * @param remote its name there
 * @param local its name here
 */
record Upstream(String registry, RepositoryName remote, RepositoryName local) {
  private static final Pattern HOST =
      Pattern.compile("(?<host>[a-z0-9.-]+?)(?:_(?<port>[0-9]{1,5}))?");
  private static final String OFFICIAL = "library/";

  /** What a name of this registry means elsewhere; empty when it begins with no host. */
  static Optional<Upstream> named(RepositoryName name) {
    int slash = name.value().indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    Matcher host = HOST.matcher(name.value().substring(0, slash));
    if (!host.matches()) {
      return Optional.empty();
    }
    Optional<String> port = Optional.ofNullable(host.group("port"));
    String bare = host.group("host");
    boolean isHost = port.isPresent() || bare.indexOf('.') >= 0 || bare.equals("localhost");
    return isHost
        ? of(bare + port.map(p -> ":" + p).orElse(""), name.value().substring(slash + 1))
        : Optional.empty();
  }

  /** A repository by its registry; empty when the two make no name. */
  static Optional<Upstream> of(String registry, String repository) {
    boolean hub = registry.equals(Reference.DOCKER_HUB) || registry.equals("index.docker.io");
    String host = hub ? Reference.DOCKER_HUB : registry;
    String remote = hub && repository.indexOf('/') < 0 ? OFFICIAL + repository : repository;
    try {
      var name = new RepositoryName(remote);
      var _ = new Reference(host, name, Optional.empty(), Optional.empty());
      var local = new RepositoryName(host.replace(':', '_') + "/" + remote);
      return Optional.of(new Upstream(host, name, local));
    } catch (OciException none) {
      return Optional.empty();
    }
  }

  boolean isHub() {
    return registry.equals(Reference.DOCKER_HUB);
  }

  @Override
  public String toString() {
    return registry + "/" + remote;
  }
}
