package io.grampus.oci;

import java.util.List;
import java.util.Set;

/** The media types of images: OCI's, and those of Docker's image manifest version 2, schema 2. */
public final class MediaTypes {
  public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
  public static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
  public static final String OCI_LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
  public static final String OCI_LAYER_ZSTD = "application/vnd.oci.image.layer.v1.tar+zstd";
  public static final String OCI_EMPTY = "application/vnd.oci.empty.v1+json";
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";
  public static final String DOCKER_INDEX =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
  public static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

  private static final String OCI_FOREIGN = "application/vnd.oci.image.layer.nondistributable.";
  private static final String DOCKER_FOREIGN =
      "application/vnd.docker.image.rootfs.foreign.diff.tar";

  /** Every manifest and index that is understood here, the best first; for {@code Accept}. */
  public static final List<String> MANIFESTS =
      List.of(OCI_INDEX, OCI_MANIFEST, DOCKER_INDEX, DOCKER_MANIFEST);

  private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_INDEX);

  private MediaTypes() {}

  /** Whether it is a list of manifests, of either family. */
  public static boolean isIndex(String mediaType) {
    return INDEXES.contains(mediaType);
  }

  /** Whether it is a manifest or a list of them, of either family. */
  public static boolean isManifest(String mediaType) {
    return MANIFESTS.contains(mediaType);
  }

  /** Whether registries need not have the layer, since its licence keeps it elsewhere. */
  public static boolean isForeign(String mediaType) {
    return mediaType.startsWith(OCI_FOREIGN) || mediaType.startsWith(DOCKER_FOREIGN);
  }

  /** The type without parameters such as a charset, in lower case. */
  public static String plain(String header) {
    int semicolon = header.indexOf(';');
    String bare = semicolon < 0 ? header : header.substring(0, semicolon);
    return bare.strip().toLowerCase(java.util.Locale.ROOT);
  }
}
