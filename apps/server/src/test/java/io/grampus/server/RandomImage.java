package io.grampus.server;

import io.grampus.oci.Descriptor;
import io.grampus.oci.ImageLayout;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.Platform;
import io.grampus.oci.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Images of random bytes, which no compression makes smaller. */
final class RandomImage {
  private RandomImage() {}

  static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Puts an image into a layout. */
  static ManifestDocument make(ImageLayout layout, String tag, long seed, int... layers)
      throws IOException {
    var document = manifest(layout, seed, layers);
    layout.put(name(tag), document);
    return document;
  }

  /** Puts an image for two platforms into a layout. */
  static ManifestDocument index(ImageLayout layout, String tag, long seed) throws IOException {
    List<Descriptor> children = new ArrayList<>();
    for (String platform : List.of("linux/amd64", "linux/arm64")) {
      var child = manifest(layout, seed + platform.length() + platform.hashCode(), 10_000);
      layout.put(new ManifestName.ByDigest(child.digest()), child);
      children.add(child.descriptor().on(Platform.parse(platform)));
    }
    var document = ManifestDocument.write(Manifest.Index.of(children));
    layout.put(name(tag), document);
    return document;
  }

  private static ManifestDocument manifest(ImageLayout layout, long seed, int... layers)
      throws IOException {
    String config =
        "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Cmd\":[\"" + seed + "\"]}}";
    Descriptor first = put(layout, MediaTypes.OCI_CONFIG, config.getBytes(StandardCharsets.UTF_8));
    List<Descriptor> all = new ArrayList<>();
    for (int i = 0; i < layers.length; i++) {
      all.add(put(layout, MediaTypes.OCI_LAYER, bytes(seed * 100 + i, layers[i])));
    }
    return ManifestDocument.write(Manifest.Image.of(first, all));
  }

  private static Descriptor put(ImageLayout layout, String mediaType, byte[] bytes)
      throws IOException {
    Descriptor blob = Descriptor.of(mediaType, bytes);
    layout.put(blob, from -> skipping(bytes, from));
    return blob;
  }

  static ByteArrayInputStream skipping(byte[] bytes, long from) {
    return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
  }

  static ManifestName name(String tag) {
    return new ManifestName.ByTag(new Tag(tag));
  }
}
