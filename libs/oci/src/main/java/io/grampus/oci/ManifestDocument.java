package io.grampus.oci;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A manifest with the very bytes that it was written in: they are what its digest names. */
public final class ManifestDocument {
  /** The most bytes that a manifest may have; what registries commonly take. */
  public static final int LARGEST = 4 << 20;

  private final byte[] bytes;
  private final Manifest manifest;
  private final Digest digest;

  private ManifestDocument(byte[] bytes, Manifest manifest, Digest digest) {
    this.bytes = bytes;
    this.manifest = manifest;
    this.digest = digest;
  }

  /**
   * Reads a manifest that came with a media type beside it, or with none.
   *
   * @param declared the media type that it was sent as; must not contradict the one inside
   * @throws OciException when it is no manifest, and why
   */
  public static ManifestDocument read(byte[] bytes, Optional<String> declared) {
    if (bytes.length > LARGEST) {
      throw new OciException("a manifest has at most " + LARGEST + " bytes, not " + bytes.length);
    }
    return new ManifestDocument(
        bytes.clone(), ManifestCodec.read(bytes, declared), Digest.of(bytes));
  }

  /** Writes a manifest. */
  public static ManifestDocument write(Manifest manifest) {
    byte[] bytes = ManifestCodec.write(manifest);
    return new ManifestDocument(bytes, manifest, Digest.of(bytes));
  }

  /**
   * The same under another algorithm's digest.
   *
   * @throws OciException when that digest names other bytes
   */
  public ManifestDocument named(Digest other) {
    if (!other.names(bytes)) {
      throw new OciException("the manifest is not " + other + ": its digest is " + digest);
    }
    return new ManifestDocument(bytes, manifest, other);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  public Manifest manifest() {
    return manifest;
  }

  public Digest digest() {
    return digest;
  }

  public String mediaType() {
    return manifest.mediaType();
  }

  /** Points at it. */
  public Descriptor descriptor() {
    return Descriptor.of(mediaType(), digest, bytes.length);
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
