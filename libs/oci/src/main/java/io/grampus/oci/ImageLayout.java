package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/**
 * A folder with images (OCI image spec, image-layout.md).
 *
 * <p>Files appear whole or not at all. A blob that was cut off is kept beside as {@code .part}, and
 * the next attempt goes on from there. One process writes to a layout at a time.
 */
public final class ImageLayout implements ImageStore {
  private static final String MARK = "oci-layout";
  private static final String VERSION = "1.0.0";
  private static final int PIECE = 1 << 16;

  private final Path folder;
  private final Patience patience;
  private final ReentrantLock indexing = new ReentrantLock();

  private ImageLayout(Path folder, Patience patience) {
    this.folder = folder;
    this.patience = patience;
  }

  /**
   * Opens a layout.
   *
   * @throws OciException when the folder is none
   */
  public static ImageLayout open(Path folder) throws IOException {
    Path mark = folder.resolve(MARK);
    if (!Files.exists(mark)) {
      throw new OciException(folder + " is no image layout: it has no file " + MARK);
    }
    JsonNode tree = ManifestCodec.tree(Files.readAllBytes(mark), mark.toString());
    String version = ManifestCodec.text(tree, "imageLayoutVersion").orElse("");
    if (!version.equals(VERSION)) {
      throw new OciException(
          "%s is an image layout of version \"%s\"; only %s is known"
              .formatted(folder, version, VERSION));
    }
    return new ImageLayout(folder, Patience.usual());
  }

  /** Opens a layout, and makes it where there is none. */
  public static ImageLayout make(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("blobs").resolve("sha256"));
    var layout = new ImageLayout(folder, Patience.usual());
    if (!Files.exists(layout.index())) {
      layout.replace(layout.index(), ManifestDocument.write(Manifest.Index.of(List.of())).bytes());
    }
    if (!Files.exists(folder.resolve(MARK))) {
      String mark = "{\"imageLayoutVersion\":\"" + VERSION + "\"}";
      layout.replace(folder.resolve(MARK), mark.getBytes(StandardCharsets.UTF_8));
    }
    return open(folder);
  }

  /** What the layout's index lists; names are in the annotation {@link Descriptor#REF_NAME}. */
  public List<Descriptor> images() throws IOException {
    var document =
        ManifestDocument.read(Files.readAllBytes(index()), Optional.of(MediaTypes.OCI_INDEX));
    return document.manifest().needs();
  }

  @Override
  public Optional<ManifestDocument> manifest(ManifestName name) throws IOException {
    return switch (name) {
      case ManifestName.ByDigest by -> read(by.digest(), Optional.empty());
      case ManifestName.ByTag by -> {
        Optional<Descriptor> image =
            images().stream().filter(i -> isNamed(i, by.tag())).findFirst();
        yield image.isEmpty()
            ? Optional.empty()
            : read(image.get().digest(), image.map(Descriptor::mediaType));
      }
    };
  }

  private Optional<ManifestDocument> read(Digest digest, Optional<String> mediaType)
      throws IOException {
    try {
      return Optional.of(
          ManifestDocument.read(Files.readAllBytes(path(digest)), mediaType).named(digest));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  private static boolean isNamed(Descriptor image, Tag tag) {
    return tag.value().equals(image.annotations().get(Descriptor.REF_NAME));
  }

  @Override
  public InputStream open(Descriptor blob, long from) throws IOException {
    try {
      InputStream in = Files.newInputStream(path(blob.digest()));
      in.skipNBytes(from);
      return in;
    } catch (NoSuchFileException missing) {
      throw new OciException("the layout " + folder + " has no blob " + blob.digest(), missing);
    }
  }

  @Override
  public boolean has(Descriptor blob) throws IOException {
    Path path = path(blob.digest());
    return Files.exists(path) && Files.size(path) == blob.size();
  }

  @Override
  public void put(Descriptor blob, BlobOpener content) throws IOException {
    Path path = path(blob.digest());
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Files.createDirectories(path.getParent());
    patience.insist(() -> {
      fetch(blob, content, part);
      return part;
    });
    try (InputStream in = new VerifyingInput(Files.newInputStream(part), blob)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    sync(part);
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void fetch(Descriptor blob, BlobOpener content, Path part) throws IOException {
    long there = Files.exists(part) ? Files.size(part) : 0;
    if (there > blob.size()) {
      Files.delete(part);
      there = 0;
    }
    try (InputStream in = content.open(there);
        var out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] piece = new byte[PIECE];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        there += n;
        if (there > blob.size()) {
          throw new OciException(
              blob.digest() + " is longer than the " + blob.size() + " bytes that it has");
        }
        out.write(piece, 0, n);
      }
    }
    if (there < blob.size()) {
      throw new java.io.EOFException(
          "%s ended after %d of %d bytes".formatted(blob.digest(), there, blob.size()));
    }
  }

  @Override
  public void put(ManifestName name, ManifestDocument manifest) throws IOException {
    Path path = path(manifest.digest());
    Files.createDirectories(path.getParent());
    replace(path, manifest.bytes());
    if (name instanceof ManifestName.ByTag by) {
      list(manifest, by.tag());
    }
  }

  private void list(ManifestDocument manifest, Tag tag) throws IOException {
    indexing.lock();
    try {
      List<Descriptor> images = new ArrayList<>(images());
      images.removeIf(i -> isNamed(i, tag));
      Map<String, String> annotations = new TreeMap<>();
      annotations.put(Descriptor.REF_NAME, tag.value());
      images.add(manifest.descriptor().annotated(annotations));
      replace(index(), ManifestDocument.write(Manifest.Index.of(images)).bytes());
    } finally {
      indexing.unlock();
    }
  }

  private Path index() {
    return folder.resolve("index.json");
  }

  private Path path(Digest digest) {
    return folder.resolve("blobs").resolve(digest.algorithm().word()).resolve(digest.hex());
  }

  private void replace(Path file, byte[] content) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), ".fresh", "");
    Files.write(fresh, content);
    sync(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public String toString() {
    return "the layout " + folder;
  }
}
