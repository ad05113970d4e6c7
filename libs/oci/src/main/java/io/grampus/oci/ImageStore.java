package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A place of one repository's manifests and blobs. */
public sealed interface ImageStore permits RegistryRepository, ImageLayout {

  /** A manifest, checked against the digest when it is asked for by one. */
  Optional<ManifestDocument> manifest(ManifestName name) throws IOException;

  /**
   * Opens a blob; whoever reads it checks the digest.
   *
   * @param from how many bytes to leave out at the beginning
   * @throws OciException when it is not there
   */
  InputStream open(Descriptor blob, long from) throws IOException;

  boolean has(Descriptor blob) throws IOException;

  /** Keeps a blob once its content is what the descriptor says. */
  void put(Descriptor blob, BlobOpener content) throws IOException;

  /** Keeps a manifest; all that it needs has to be there. */
  void put(ManifestName name, ManifestDocument manifest) throws IOException;

  /** Takes a blob over from another store without moving its bytes, where that can be done. */
  default boolean mount(Descriptor blob, ImageStore from) throws IOException {
    return false;
  }
}
