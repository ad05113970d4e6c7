package io.grampus.oci;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Layouts with one image, of layers that tests make. */
final class TestImages {
  static final ManifestName NAME = new ManifestName.ByTag(Tag.LATEST);
  static final ImageConfig.Command SHELL = command(Optional.empty(), "/bin/sh");

  private TestImages() {}

  static ImageConfig.Command command(Optional<String> user, String... entrypoint) {
    return new ImageConfig.Command(
        List.of(entrypoint),
        List.of(),
        List.of(),
        user,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  static ImageConfig config(ImageConfig.Command command, Map<String, String> labels) {
    return new ImageConfig(
        Platform.here(),
        Optional.of("2026-01-01T00:00:00Z"),
        Optional.of("ada"),
        List.of(),
        List.of(),
        List.of(),
        command,
        labels);
  }

  static ImageLayout layout(Path folder, TarBuilder... layers) throws IOException {
    return layout(folder, LayerCompression.GZIP, config(SHELL, Map.of()), bytes(layers));
  }

  static ImageLayout layout(Path folder, ImageConfig config, TarBuilder... layers)
      throws IOException {
    return layout(folder, LayerCompression.GZIP, config, bytes(layers));
  }

  static List<byte[]> bytes(TarBuilder... layers) {
    return List.of(layers).stream().map(TarBuilder::bytes).toList();
  }

  static ImageLayout layout(
      Path folder, LayerCompression compression, ImageConfig config, List<byte[]> layers)
      throws IOException {
    return layout(folder, compression, config, layers, layers);
  }

  /**
   * With the right digest of each layer.
   *
   * @param claimed of what the config has the digests
   */
  static ImageLayout layout(
      Path folder,
      LayerCompression compression,
      ImageConfig config,
      List<byte[]> layers,
      List<byte[]> claimed)
      throws IOException {
    ImageLayout layout = ImageLayout.make(folder);
    List<Descriptor> descriptors = new ArrayList<>();
    for (byte[] tar : layers) {
      var packed = new ByteArrayOutputStream();
      try (OutputStream out = compression.compress(packed)) {
        out.write(tar);
      }
      descriptors.add(Descriptor.of(compression.mediaType(), packed.toByteArray()));
      put(layout, descriptors.getLast(), packed.toByteArray());
    }
    var whole =
        new ImageConfig(
            config.platform(),
            config.created(),
            config.author(),
            config.osFeatures(),
            claimed.stream().map(Digest::of).toList(),
            config.history(),
            config.command(),
            config.labels());
    Descriptor blob = Descriptor.of(MediaTypes.OCI_CONFIG, whole.write());
    put(layout, blob, whole.write());
    layout.put(NAME, ManifestDocument.write(Manifest.Image.of(blob, descriptors)));
    return layout;
  }

  private static void put(ImageLayout layout, Descriptor blob, byte[] bytes) throws IOException {
    layout.put(
        blob, from -> new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from));
  }
}
