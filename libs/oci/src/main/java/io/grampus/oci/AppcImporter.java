package io.grampus.oci;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes images of App Container images, the format of rkt ({@code .aci}; App Container
 * specification 0.8). The same file makes the same image.
 */
public final class AppcImporter {
  private final ImageStore to;
  private final Path scratch;
  private final UnpackLimits limits;
  private final BundleOptions.UnpackProgress progress;

  /**
   * @param to where the images go
   * @param scratch a folder for the layer while it is made
   */
  public AppcImporter(ImageStore to, Path scratch, UnpackLimits limits) {
    this(to, scratch, limits, (_, _) -> {});
  }

  private AppcImporter(
      ImageStore to, Path scratch, UnpackLimits limits, BundleOptions.UnpackProgress progress) {
    this.to = to;
    this.scratch = scratch;
    this.limits = limits;
    this.progress = progress;
  }

  /** The same with somebody who is told how much of the file is read. */
  public AppcImporter telling(BundleOptions.UnpackProgress wanted) {
    return new AppcImporter(to, scratch, limits, wanted);
  }

  /**
   * Imports a file with or without compression by gzip, bzip2 or xz.
   *
   * @param name what the image is called in the store
   * @throws OciException when the file is no App Container image, builds on others, or says what
   *     can't be said in a layer
   */
  public ImportedImage importImage(Path file, ManifestName name) throws IOException {
    var packer = new AppcPacker(limits);
    AppcManifest manifest;
    try (InputStream tar = AppcCompression.tar(Files.newInputStream(file))) {
      manifest = AppcManifest.read(packer.manifest(tar));
    }
    Path draft = Files.createTempFile(scratch, "layer", ".tar.gz");
    try (InputStream tar = AppcCompression.tar(told(file))) {
      LayerPacker.Packed packed = packer.pack(tar, manifest.whitelist(), draft);
      return put(manifest, packed, packer, name);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private ImportedImage put(
      AppcManifest manifest, LayerPacker.Packed packed, AppcPacker packer, ManifestName name)
      throws IOException {
    var converter = new AppcConverter(manifest);
    ImageConfig config = converter.config(packed.diffId(), user(manifest, packer));
    byte[] bytes = config.write();
    Descriptor blob = Descriptor.of(MediaTypes.OCI_CONFIG, bytes);
    put(packed.layer(), from -> skipped(Files.newInputStream(packed.file()), from));
    put(blob, from -> skipped(new ByteArrayInputStream(bytes), from));
    Map<String, String> annotations = converter.labels();
    var document =
        ManifestDocument.write(
            new Manifest.Image(
                MediaTypes.OCI_MANIFEST,
                blob,
                List.of(packed.layer()),
                Optional.empty(),
                Optional.empty(),
                annotations));
    to.put(name, document);
    return new ImportedImage(document, manifest.name(), config, leftOut(manifest));
  }

  private InputStream told(Path file) throws IOException {
    return new ToldInput(Files.newInputStream(file), Files.size(file), progress);
  }

  private static List<String> leftOut(AppcManifest manifest) {
    List<String> all = new ArrayList<>();
    manifest.app().ifPresent(app -> all.addAll(app.others()));
    return all;
  }

  private void put(Descriptor blob, BlobOpener content) throws IOException {
    if (!to.has(blob)) {
      to.put(blob, content);
    }
  }

  private static InputStream skipped(InputStream in, long bytes) throws IOException {
    in.skipNBytes(bytes);
    return in;
  }

  private static Optional<String> user(AppcManifest manifest, AppcPacker packer) {
    return manifest
        .app()
        .map(app -> id(app.user(), packer, true) + ":" + id(app.group(), packer, false));
  }

  /** A path means the owner of that file. */
  private static String id(String word, AppcPacker packer, boolean user) {
    if (word.isEmpty() || word.contains(":")) {
      throw new OciException("\"" + word + "\" is no " + (user ? "user" : "group"));
    }
    if (!word.startsWith("/")) {
      return word;
    }
    EntryAttributes owner =
        packer
            .owner(LayerPath.of(word).toString())
            .orElseThrow(() ->
                new OciException(
                    "the app runs as the owner of " + word + ", which is not in the image"));
    return String.valueOf(user ? owner.uid() : owner.gid());
  }
}
