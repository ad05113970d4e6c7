package io.grampus.e2e;

import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import io.grampus.oci.ImageLayout;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Images of random files in a layout: nothing compresses them, and no two share a layer. */
final class BenchImages {
  private final Path folder;
  private final ImageLayout layout;
  private final int layers;
  private final int megabytes;

  /**
   * @param megabytes the size of one layer
   */
  BenchImages(Path folder, int layers, int megabytes) throws IOException {
    this.folder = folder;
    this.layout = ImageLayout.make(folder.resolve("layout"));
    this.layers = layers;
    this.megabytes = megabytes;
  }

  /** Makes an image; what Skopeo calls it. */
  String make(int number) throws IOException, InterruptedException {
    List<Descriptor> all = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      all.add(layer(number * 100 + layer));
    }
    String diffs = all.stream().map(l -> "\"" + l.digest() + "\"").collect(Collectors.joining(","));
    String config =
        "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
            + diffs
            + "]}}";
    byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
    Descriptor first = Descriptor.of(MediaTypes.OCI_CONFIG, bytes);
    layout.put(first, _ -> new java.io.ByteArrayInputStream(bytes));
    var document = ManifestDocument.write(Manifest.Image.of(first, all));
    layout.put(new ManifestName.ByTag(new Tag("i" + number)), document);
    return "oci:" + folder.resolve("layout") + ":i" + number;
  }

  private Descriptor layer(int seed) throws IOException, InterruptedException {
    byte[] content = new byte[megabytes << 20];
    new Random(seed).nextBytes(content);
    Path file = Files.write(folder.resolve("file" + seed), content);
    Path tar = folder.resolve("layer.tar");
    int exit =
        new ProcessBuilder("tar", "-C", folder.toString(), "-cf", tar.toString(), "file" + seed)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("tar ended with " + exit);
    }
    Files.delete(file);
    Digest digest;
    try (InputStream in = Files.newInputStream(tar)) {
      digest = Digest.of(in);
    }
    Descriptor layer = Descriptor.of(MediaTypes.OCI_LAYER, digest, Files.size(tar));
    layout.put(
        layer,
        from -> {
          InputStream in = Files.newInputStream(tar);
          in.skipNBytes(from);
          return in;
        });
    Files.delete(tar);
    return layer;
  }
}
