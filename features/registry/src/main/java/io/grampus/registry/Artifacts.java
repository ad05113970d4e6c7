package io.grampus.registry;

import io.grampus.oci.Descriptor;
import io.grampus.oci.Manifest;
import java.util.Optional;

/** What manifests are for (OCI distribution spec, "Listing Referrers"). */
final class Artifacts {
  private Artifacts() {}

  /** The artifact type, or that of the config; empty when neither tells. */
  static String type(Manifest manifest) {
    return manifest
        .artifactType()
        .orElseGet(() ->
            switch (manifest) {
              case Manifest.Image image -> image.config().mediaType();
              case Manifest.Index _ -> "";
            });
  }

  /** A manifest as the list of referrers shows it. */
  static Descriptor referrer(ManifestStore.Kept kept) {
    Manifest manifest = kept.document().manifest();
    return kept.document()
        .descriptor()
        .artifact(Optional.of(type(manifest)).filter(t -> !t.isEmpty()))
        .annotated(manifest.annotations());
  }
}
