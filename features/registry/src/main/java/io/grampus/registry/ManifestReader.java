package io.grampus.registry;

import io.grampus.kernel.ProblemException;
import io.grampus.oci.Descriptor;
import io.grampus.oci.ImageConfig;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestName;
import io.grampus.oci.OciException;
import io.grampus.oci.RepositoryName;
import io.grampus.registry.ManifestDetail.Part;
import io.grampus.registry.ManifestDetail.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what manifests consist of. */
final class ManifestReader {
  private static final int LARGEST_CONFIG = 4 << 20;

  private final ManifestStore manifests;
  private final CatalogStore catalog;
  private final Contents contents;

  ManifestReader(ManifestStore manifests, CatalogStore catalog, Contents contents) {
    this.manifests = manifests;
    this.catalog = catalog;
    this.contents = contents;
  }

  ManifestDetail detail(RepositoryName repository, ManifestName name) {
    ManifestStore.Kept kept =
        manifests
            .find(repository, name)
            .orElseThrow(() ->
                new ProblemException(
                    new RegistryProblem.NoManifest(
                        "look at %s in %s".formatted(name, repository),
                        repository.value(),
                        name.toString())));
    Manifest manifest = kept.document().manifest();
    Optional<ImageConfig> config = config(repository, manifest);
    String digest = kept.document().digest().toString();
    List<Part> referrers =
        manifests.referrers(repository, kept.document().digest(), Optional.empty()).stream()
            .map(Artifacts::referrer)
            .map(r -> part(Role.REFERRER, r, r.artifactType().orElse("")))
            .toList();
    return new ManifestDetail(
        repository.value(),
        digest,
        manifest.mediaType(),
        bytes(repository, manifest),
        catalog.tagsOf(repository, digest),
        new ManifestDetail.Pushed(kept.by(), kept.at()),
        config.map(ManifestReader::facts),
        new ManifestDetail.Content(parts(manifest, config), manifest.annotations(), referrers));
  }

  private long bytes(RepositoryName repository, Manifest manifest) {
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

  /** Artifacts have other configs, which say nothing here. */
  private Optional<ImageConfig> config(RepositoryName repository, Manifest manifest) {
    if (!(manifest instanceof Manifest.Image image)) {
      return Optional.empty();
    }
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

  private static ManifestDetail.ImageFacts facts(ImageConfig config) {
    return new ManifestDetail.ImageFacts(
        config.platform().toString(),
        config.created(),
        config.command().entrypoint(),
        config.command().arguments(),
        config.command().user(),
        config.labels());
  }

  private static List<Part> parts(Manifest manifest, Optional<ImageConfig> config) {
    return switch (manifest) {
      case Manifest.Index index ->
          index.manifests().stream()
              .map(m -> part(Role.MANIFEST, m, m.platform().map(String::valueOf).orElse("")))
              .toList();
      case Manifest.Image image -> {
        List<Part> parts = new ArrayList<>(List.of(part(Role.CONFIG, image.config(), "")));
        List<String> commands =
            config.stream()
                .flatMap(c -> c.history().stream())
                .filter(step -> !step.emptyLayer())
                .map(ImageConfig.Step::createdBy)
                .toList();
        for (int i = 0; i < image.layers().size(); i++) {
          // a history that does not fit says nothing
          boolean told = commands.size() == image.layers().size();
          parts.add(part(Role.LAYER, image.layers().get(i), told ? commands.get(i) : ""));
        }
        yield parts;
      }
    };
  }

  private static Part part(Role role, Descriptor descriptor, String says) {
    return new Part(
        role, descriptor.digest().toString(), descriptor.mediaType(), descriptor.size(), says);
  }
}
