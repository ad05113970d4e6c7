package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * An image layout in one file, as skopeo calls it {@code oci-archive} and as {@code docker save}
 * writes it since Docker 25. While it is open its content lies in a folder.
 */
public final class LayoutArchive implements AutoCloseable {
  /** What else there is, such as Docker's older list of layers, is not needed. */
  private static final Pattern NEEDED =
      Pattern.compile("oci-layout|index\\.json|blobs/sha(?:256|512)/[0-9a-f]{64,128}");

  private final Path folder;
  private final ImageLayout layout;

  private LayoutArchive(Path folder, ImageLayout layout) {
    this.folder = folder;
    this.layout = layout;
  }

  /**
   * Opens an archive, with or without compression.
   *
   * @param scratch the folder below which the content lies while it is open
   * @throws OciException when it is none, or is larger than the limits
   */
  public static LayoutArchive open(Path file, Path scratch, UnpackLimits limits)
      throws IOException {
    Path folder = Files.createTempDirectory(scratch, "layout");
    boolean open = false;
    try (InputStream tar = LayerCompression.tar(Files.newInputStream(file))) {
      unpack(tar, folder, limits);
      if (!Files.exists(folder.resolve("oci-layout"))) {
        throw new OciException(
            file
                + " has no oci-layout; docker save writes one since Docker 25, and skopeo makes one"
                + " of older archives: skopeo copy docker-archive:FILE oci-archive:OTHER");
      }
      var archive = new LayoutArchive(folder, ImageLayout.open(folder));
      open = true;
      return archive;
    } finally {
      if (!open) {
        RootFolder.remove(folder);
      }
    }
  }

  private static void unpack(InputStream tar, Path folder, UnpackLimits limits) throws IOException {
    var reader = new EntryReader(tar, new UnpackBudget(limits));
    Optional<TarArchiveEntry> entry = reader.next();
    while (entry.isPresent()) {
      String name = String.join("/", LayerPath.of(entry.get().getName()).parts());
      if (NEEDED.matcher(name).matches() && EntryReader.isFile(entry.get())) {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        try (OutputStream out =
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          reader.copy(out);
        } catch (FileAlreadyExistsException e) {
          throw new OciException("the archive has " + name + " twice", e);
        }
      }
      entry = reader.next();
    }
  }

  /** The layout; good until this is closed. */
  public ImageLayout layout() {
    return layout;
  }

  @Override
  public void close() throws IOException {
    RootFolder.remove(folder);
  }
}
