package io.grampus.oci;

import java.nio.file.Path;
import java.util.List;

/**
 * What a runtime starts a container from: {@code config.json} and {@code rootfs/} (OCI runtime
 * spec, bundle.md).
 *
 * @param manifest the digest of the image that it was made from
 * @param bytes of all files that were written
 * @param entries how many the layers had
 * @param leftOut what was not taken over from the image, in words
 */
public record RuntimeBundle(
    Path folder,
    Digest manifest,
    ImageConfig config,
    long bytes,
    long entries,
    List<String> leftOut) {
  public RuntimeBundle {
    leftOut = List.copyOf(leftOut);
  }
}
