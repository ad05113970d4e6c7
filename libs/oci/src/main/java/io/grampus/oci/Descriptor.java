package io.grampus.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points at a content: what it is, its digest and its size (OCI image spec, descriptor.md).
 *
 * @param size in bytes
 * @param artifactType what an artifact that it points at is for
 * @param urls further places to have it from
 * @param platform what the image runs on, in an index
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Optional<String> artifactType,
    List<String> urls,
    Map<String, String> annotations,
    Optional<Platform> platform) {

  /** The annotation with which a layout's index names its manifests. */
  public static final String REF_NAME = "org.opencontainers.image.ref.name";

  /**
   * @throws OciException of a negative size
   */
  public Descriptor {
    if (size < 0) {
      throw new OciException("a descriptor of " + digest + " has the size " + size);
    }
    urls = List.copyOf(urls);
    annotations = Map.copyOf(annotations);
  }

  /** With the three members that every descriptor has. */
  public static Descriptor of(String mediaType, Digest digest, long size) {
    return new Descriptor(
        mediaType, digest, size, Optional.empty(), List.of(), Map.of(), Optional.empty());
  }

  /** Of these bytes. */
  public static Descriptor of(String mediaType, byte[] bytes) {
    return of(mediaType, Digest.of(bytes), bytes.length);
  }

  public Descriptor on(Platform wanted) {
    return new Descriptor(
        mediaType, digest, size, artifactType, urls, annotations, Optional.of(wanted));
  }

  public Descriptor annotated(Map<String, String> wanted) {
    return new Descriptor(mediaType, digest, size, artifactType, urls, wanted, platform);
  }

  public Descriptor artifact(Optional<String> wanted) {
    return new Descriptor(mediaType, digest, size, wanted, urls, annotations, platform);
  }
}
