package io.grampus.oci;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Packs a folder into a layer. The same files make the same bytes on any machine: names in order,
 * everything owned by root, one time for all.
 */
public final class LayerPacker {
  /** Links have no permissions of their own; this is what tar writes for them. */
  private static final int ALL = 0777;

  private final LayerCompression compression;
  private final Instant time;

  /**
   * @param time what all files say that they were changed at
   */
  public LayerPacker(LayerCompression compression, Instant time) {
    this.compression = compression;
    this.time = time;
  }

  /**
   * A packed layer.
   *
   * @param diffId the digest of its tar, for the image's config
   */
  public record Packed(Descriptor layer, Digest diffId, Path file) {}

  /** Packs all files, folders and symbolic links below a folder into a file. */
  public Packed pack(Path folder, Path file) throws IOException {
    MessageDigest whole = Digest.Algorithm.SHA256.hash();
    MessageDigest diff = Digest.Algorithm.SHA256.hash();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), whole);
        OutputStream compressed = compression.compress(out);
        var tar = new TarArchiveOutputStream(new DigestOutputStream(compressed, diff))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Path one : below(folder)) {
        add(tar, folder, one);
      }
    }
    var digest = Digest.finish(Digest.Algorithm.SHA256, whole);
    var layer = Descriptor.of(compression.mediaType(), digest, Files.size(file));
    return new Packed(layer, Digest.finish(Digest.Algorithm.SHA256, diff), file);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(one -> !one.equals(folder)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(TarArchiveOutputStream tar, Path folder, Path one) throws IOException {
    String name = folder.relativize(one).toString();
    boolean directory = Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS);
    TarArchiveEntry entry;
    if (Files.isSymbolicLink(one)) {
      entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(one).toString());
      entry.setMode(ALL);
    } else if (directory) {
      entry = new TarArchiveEntry(name + "/");
      entry.setMode(mode(one));
    } else if (Files.isRegularFile(one)) {
      entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(one));
      entry.setMode(mode(one));
    } else {
      throw new OciException(one + " is no file, folder or symbolic link");
    }
    entry.setModTime(time.toEpochMilli());
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
    if (entry.isFile() && !entry.isSymbolicLink()) {
      Files.copy(one, tar);
    }
    tar.closeArchiveEntry();
  }

  private static int mode(Path one) throws IOException {
    Set<PosixFilePermission> set = Files.getPosixFilePermissions(one);
    int mode = 0;
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      mode = mode << 1 | (set.contains(permission) ? 1 : 0);
    }
    return mode;
  }
}
