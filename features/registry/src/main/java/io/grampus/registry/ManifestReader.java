package io.grampus.registry;

import io.grampus.kernel.ProblemException;
import io.grampus.oci.Descriptor;
import io.grampus.oci.ImageConfig;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestName;
import io.grampus.oci.RepositoryName;
import io.grampus.registry.ManifestDetail.Part;
import io.grampus.registry.ManifestDetail.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what manifests consist of. */
final class ManifestReader {
  private final ManifestStore manifests;
  private final CatalogStore catalog;
  private final ManifestFacts facts;
  private final PullCounter pulls;

  ManifestReader(
      ManifestStore manifests, CatalogStore catalog, ManifestFacts facts, PullCounter pulls) {
    this.manifests = manifests;
    this.catalog = catalog;
    this.facts = facts;
    this.pulls = pulls;
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
    Optional<ImageConfig> config =
        manifest instanceof Manifest.Image image
            ? facts.config(repository, image)
            : Optional.empty();
    String digest = kept.document().digest().toString();
    List<Part> referrers =
        manifests.referrers(repository, kept.document().digest(), Optional.empty()).stream()
            .map(Artifacts::referrer)
            .map(r -> part(Role.REFERRER, r, r.artifactType().orElse(""), List.of()))
            .toList();
    Map<String, List<String>> sharers = sharers(repository, digest, manifest);
    return new ManifestDetail(
        repository.value(),
        digest,
        manifest.mediaType(),
        facts.bytes(repository, manifest),
        catalog.tagsOf(repository, digest),
        new ManifestDetail.Pushed(kept.by(), kept.at()),
        config.map(ManifestReader::facts),
        new ManifestDetail.Content(
            parts(manifest, config, sharers), manifest.annotations(), referrers),
        pulls.pullers(repository, kept.document().digest()));
  }

  private Map<String, List<String>> sharers(
      RepositoryName repository, String digest, Manifest manifest) {
    return switch (manifest) {
      case Manifest.Index _ -> Map.of();
      case Manifest.Image image -> {
        List<String> blobs = image.needs().stream().map(d -> d.digest().toString()).toList();
        yield catalog.sharers(repository, digest, blobs);
      }
    };
  }

  private static ManifestDetail.ImageFacts facts(ImageConfig config) {
    return new ManifestDetail.ImageFacts(
        config.platform().toString(),
        config.created(),
        config.command().entrypoint(),
        config.command().arguments(),
        config.command().user(),
        config.command().folder(),
        config.command().environment(),
        config.labels());
  }

  private static List<Part> parts(
      Manifest manifest, Optional<ImageConfig> config, Map<String, List<String>> sharers) {
    return switch (manifest) {
      case Manifest.Index index ->
          index.manifests().stream()
              .map(m ->
                  part(Role.MANIFEST, m, m.platform().map(String::valueOf).orElse(""), List.of()))
              .toList();
      case Manifest.Image image -> {
        List<Part> parts = new ArrayList<>();
        parts.add(part(Role.CONFIG, image.config(), "", sharers));
        List<String> commands =
            config.stream()
                .flatMap(c -> c.history().stream())
                .filter(step -> !step.emptyLayer())
                .map(ImageConfig.Step::createdBy)
                .toList();
        for (int i = 0; i < image.layers().size(); i++) {
          // a history that does not fit says nothing
          boolean told = commands.size() == image.layers().size();
          String says = told ? commands.get(i) : "";
          parts.add(part(Role.LAYER, image.layers().get(i), says, sharers));
        }
        yield parts;
      }
    };
  }

  private static Part part(
      Role role, Descriptor blob, String says, Map<String, List<String>> sharers) {
    return part(role, blob, says, sharers.getOrDefault(blob.digest().toString(), List.of()));
  }

  private static Part part(Role role, Descriptor blob, String says, List<String> sharers) {
    return new Part(role, blob.digest().toString(), blob.mediaType(), blob.size(), says, sharers);
  }
}
