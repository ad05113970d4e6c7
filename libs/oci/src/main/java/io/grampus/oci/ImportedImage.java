package io.grampus.oci;

import java.util.List;

/**
 * An image that was made of another format.
 *
 * @param name what it called itself there
 * @param leftOut what images of the Open Container Initiative can't say, in words
 */
public record ImportedImage(
    ManifestDocument manifest, String name, ImageConfig config, List<String> leftOut) {
  public ImportedImage {
    leftOut = List.copyOf(leftOut);
  }
}
