package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A place of one repository's manifests and blobs. */
public sealed interface ImageStore permits RegistryRepository, ImageLayout {
  /** Deeper indexes of indexes are somebody's attack. */
  int DEEPEST = 4;

  /** A manifest, checked against the digest when it is asked for by one. */
  Optional<ManifestDocument> manifest(ManifestName name) throws IOException;

  /**
   * The manifest of one image, of an index that for the platform.
   *
   * @throws OciException when there is none
   */
  default ManifestDocument image(ManifestName name, Platform platform) throws IOException {
    ManifestDocument found = needed(name);
    for (int depth = 0; found.manifest() instanceof Manifest.Index index; depth++) {
      if (depth == DEEPEST) {
        throw new OciException("the index " + name + " lies " + DEEPEST + " indexes deep");
      }
      Descriptor fitting =
          index
              .on(platform)
              .orElseThrow(() ->
                  new OciException(
                      "%s is not there for %s, but for %s"
                          .formatted(name, platform, index.platforms())));
      found = needed(new ManifestName.ByDigest(fitting.digest()));
    }
    return found;
  }

  /**
   * A manifest that has to be there.
   *
   * @throws OciException when it is not
   */
  default ManifestDocument needed(ManifestName name) throws IOException {
    return manifest(name)
        .orElseThrow(() -> new OciException("there is no manifest " + name + " in " + this));
  }

  /**
   * Opens a blob so that reading it to its end fails if it is not what the descriptor says.
   *
   * @throws OciException when it is not there, and of what is read when it is another content
   */
  default InputStream verified(Descriptor blob) throws IOException {
    return new VerifyingInput(open(blob, 0), blob);
  }

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
