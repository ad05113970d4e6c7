package io.grampus.oci;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The full name of an image: registry, repository, and a tag or digest or both.
 *
 * <p>{@link #parse} reads what people write and completes it as Docker does: {@code nginx} is
 * {@code docker.io/library/nginx:latest}, and a first part is a registry only when it has a dot, a
 * colon or an upper-case letter, or is {@code localhost}.
 *
 * @param registry host and, where given, port: {@code docker.io}, {@code localhost:5000}, {@code
 *     [::1]:5000}
 */
public record Reference(
    String registry, RepositoryName repository, Optional<Tag> tag, Optional<Digest> digest) {
  /** The registry of names that name none. */
  public static final String DOCKER_HUB = "docker.io";

  private static final String OLD_DOCKER_HUB = "index.docker.io";
  private static final String OFFICIAL = "library/";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
  private static final Pattern REGISTRY =
      Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?");
  private static final Pattern BARE_HASH = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws OciException when the registry is none
   */
  public Reference {
    if (!REGISTRY.matcher(registry).matches()) {
      throw new OciException("\"" + registry + "\" is no name of a registry: HOST or HOST:PORT");
    }
    if (registry.length() + 1 + repository.value().length() > RepositoryName.LONGEST) {
      throw new OciException(
          "the name is longer than %d characters: %s/%s"
              .formatted(RepositoryName.LONGEST, registry, repository));
    }
  }

  /**
   * Reads a reference as people write it.
   *
   * @throws OciException when it is none, with the part that is wrong
   */
  public static Reference parse(String text) {
    if (BARE_HASH.matcher(text).matches()) {
      throw new OciException("\"" + text + "\" is an id; a reference has a name");
    }
    String rest = text;
    Optional<Digest> digest = Optional.empty();
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = Optional.of(Digest.parse(rest.substring(at + 1)));
      rest = rest.substring(0, at);
    }
    String registry = DOCKER_HUB;
    int slash = rest.indexOf('/');
    if (slash >= 0 && namesRegistry(rest.substring(0, slash))) {
      registry = rest.substring(0, slash);
      rest = rest.substring(slash + 1);
    }
    Optional<Tag> tag = Optional.empty();
    int colon = rest.indexOf(':');
    if (colon >= 0) {
      tag = Optional.of(new Tag(rest.substring(colon + 1)));
      rest = rest.substring(0, colon);
    }
    if (tag.isEmpty() && digest.isEmpty()) {
      tag = Optional.of(Tag.LATEST);
    }
    return completed(registry, rest, tag, digest);
  }

  private static Reference completed(
      String registry, String repository, Optional<Tag> tag, Optional<Digest> digest) {
    String host = registry.equals(OLD_DOCKER_HUB) ? DOCKER_HUB : registry;
    boolean official = host.equals(DOCKER_HUB) && repository.indexOf('/') < 0;
    var name = new RepositoryName((official ? OFFICIAL : "") + repository);
    return new Reference(host, name, tag, digest);
  }

  private static boolean namesRegistry(String first) {
    return first.equals("localhost")
        || first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || first.chars().anyMatch(Character::isUpperCase);
  }

  /** What to ask the registry for: the digest when there is one, since it says more. */
  public ManifestName name() {
    return digest
        .<ManifestName>map(ManifestName.ByDigest::new)
        .orElseGet(() -> new ManifestName.ByTag(tag.orElse(Tag.LATEST)));
  }

  /** The same image by its content only. */
  public Reference at(Digest exact) {
    return new Reference(registry, repository, Optional.empty(), Optional.of(exact));
  }

  /** As Docker shows it: without what {@link #parse} would add again, but always with the tag. */
  public String familiar() {
    String shown = registry + "/" + repository;
    if (registry.equals(DOCKER_HUB)) {
      String name = repository.value();
      boolean plain = name.startsWith(OFFICIAL) && name.indexOf('/', OFFICIAL.length()) < 0;
      String rest = plain ? name.substring(OFFICIAL.length()) : name;
      // a name whose first part looks like a registry keeps ours before it
      int slash = rest.indexOf('/');
      boolean safe = slash >= 0 ? !namesRegistry(rest.substring(0, slash)) : plain;
      shown = safe ? rest : shown;
    }
    return shown + suffix();
  }

  private String suffix() {
    return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  @Override
  public String toString() {
    return registry + "/" + repository + suffix();
  }
}
