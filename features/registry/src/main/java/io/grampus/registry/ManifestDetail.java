package io.grampus.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest with what it consists of.
 *
 * @param bytes what config and layers take, compressed; of all platforms
 * @param tags the tags that mean it now
 * @param image what the config says, when it is an image for one platform
 * @param pullers who pulled it, the last one first
 */
public record ManifestDetail(
    String repository,
    String digest,
    String mediaType,
    long bytes,
    List<String> tags,
    Pushed pushed,
    Optional<ImageFacts> image,
    Content content,
    List<Puller> pullers) {

  /** Who pushed it last, and when. */
  public record Pushed(String by, Instant at) {}

  /**
   * What it consists of.
   *
   * @param parts config and layers, the lowest first; or the manifests of an index
   * @param referrers what is about it: signatures, SBOMs
   */
  public record Content(List<Part> parts, Map<String, String> annotations, List<Part> referrers) {}

  /** What sort of part it is. */
  public enum Role {
    CONFIG,
    LAYER,
    MANIFEST,
    REFERRER
  }

  /**
   * One part.
   *
   * @param says the command that made a layer, the platform of a manifest, what a referrer is for;
   *     empty when that is not known
   * @param sharedWith the other images of the registry that have a config or layer too
   */
  public record Part(
      Role role,
      String digest,
      String mediaType,
      long bytes,
      String says,
      List<String> sharedWith) {}

  /**
   * What an image's config says.
   *
   * @param created as it was written, in RFC 3339
   */
  public record ImageFacts(
      String platform,
      Optional<String> created,
      List<String> entrypoint,
      List<String> command,
      Optional<String> user,
      Optional<String> folder,
      List<String> environment,
      Map<String, String> labels) {}
}
