package io.grampus.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a manifest says, of OCI's or Docker's family; the members that are understood here. */
public sealed interface Manifest {
  String mediaType();

  Map<String, String> annotations();

  /** What this manifest is about, when it is a signature, an SBOM or the like. */
  Optional<Descriptor> subject();

  /** What it is for, when it is no image. */
  Optional<String> artifactType();

  /** Everything that must be there for this manifest to be whole: blobs, or other manifests. */
  List<Descriptor> needs();

  /**
   * One image or artifact (OCI image spec, manifest.md).
   *
   * @param layers the lowest first
   */
  record Image(
      String mediaType,
      Descriptor config,
      List<Descriptor> layers,
      Optional<String> artifactType,
      Optional<Descriptor> subject,
      Map<String, String> annotations)
      implements Manifest {

    public Image {
      layers = List.copyOf(layers);
      annotations = Map.copyOf(annotations);
    }

    /** An OCI image. */
    public static Image of(Descriptor config, List<Descriptor> layers) {
      return new Image(
          MediaTypes.OCI_MANIFEST, config, layers, Optional.empty(), Optional.empty(), Map.of());
    }

    /** The config and the layers, but those that registries may lack. */
    @Override
    public List<Descriptor> needs() {
      return Stream.concat(
              Stream.of(config),
              layers.stream()
                  .filter(l -> !MediaTypes.isForeign(l.mediaType()) || l.urls().isEmpty()))
          .toList();
    }
  }

  /** Several manifests under one name, mostly of one image for several platforms. */
  record Index(
      String mediaType,
      List<Descriptor> manifests,
      Optional<String> artifactType,
      Optional<Descriptor> subject,
      Map<String, String> annotations)
      implements Manifest {

    public Index {
      manifests = List.copyOf(manifests);
      annotations = Map.copyOf(annotations);
    }

    /** An OCI index. */
    public static Index of(List<Descriptor> manifests) {
      return new Index(
          MediaTypes.OCI_INDEX, manifests, Optional.empty(), Optional.empty(), Map.of());
    }

    @Override
    public List<Descriptor> needs() {
      return manifests;
    }

    /** The platforms that there are manifests for. */
    public List<Platform> platforms() {
      return manifests.stream().flatMap(m -> m.platform().stream()).distinct().toList();
    }

    /** The first manifest for the platform. */
    public Optional<Descriptor> on(Platform wanted) {
      return manifests.stream()
          .filter(m -> m.platform().filter(wanted::fits).isPresent())
          .findFirst();
    }
  }
}
