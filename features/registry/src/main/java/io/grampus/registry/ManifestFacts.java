package io.grampus.registry;

import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import io.grampus.oci.ImageConfig;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestName;
import io.grampus.oci.OciException;
import io.grampus.oci.Platform;
import io.grampus.oci.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Tells of manifests what lists show, from what they and their configs say. */
final class ManifestFacts {
  private static final int LARGEST_CONFIG = 4 << 20;

  private final ManifestStore manifests;
  private final Contents contents;

  ManifestFacts(ManifestStore manifests, Contents contents) {
    this.manifests = manifests;
    this.contents = contents;
  }

  /**
   * What a manifest is.
   *
   * @param bytes what its blobs take, of all platforms
   */
  record Facts(long bytes, List<String> platforms) {
    static final Facts NONE = new Facts(0, List.of());
  }

  Facts of(RepositoryName repository, Digest digest) {
    return manifests
        .find(repository, new ManifestName.ByDigest(digest))
        .map(kept -> kept.document().manifest())
        .map(m -> new Facts(bytes(repository, m), platforms(repository, m)))
        .orElse(Facts.NONE);
  }

  long bytes(RepositoryName repository, Manifest manifest) {
    return switch (manifest) {
      case Manifest.Image image -> image.needs().stream().mapToLong(Descriptor::size).sum();
      case Manifest.Index index ->
          index.manifests().stream()
              .map(m -> manifests.find(repository, new ManifestName.ByDigest(m.digest())))
              .flatMap(Optional::stream)
              .flatMap(k -> k.document().manifest().needs().stream())
              .distinct()
              .mapToLong(Descriptor::size)
              .sum();
    };
  }

  private List<String> platforms(RepositoryName repository, Manifest manifest) {
    return switch (manifest) {
      case Manifest.Image image ->
          config(repository, image).map(c -> c.platform().toString()).stream().toList();
      case Manifest.Index index ->
          index.manifests().stream()
              .map(Descriptor::platform)
              .flatMap(Optional::stream)
              // what builders add about an image stands among its platforms
              .filter(p -> !p.os().equals("unknown"))
              .map(Platform::toString)
              .distinct()
              .toList();
    };
  }

  /** The config of an image; artifacts have other ones, which say nothing here. */
  Optional<ImageConfig> config(RepositoryName repository, Manifest.Image image) {
    try {
      return contents
          .small(repository, image.config().digest(), LARGEST_CONFIG)
          .map(ImageConfig::read)
          .filter(c -> !c.platform().os().isEmpty());
    } catch (OciException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
