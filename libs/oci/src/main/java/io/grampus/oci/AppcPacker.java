package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs the files of an App Container image into a layer, with all that is told of them. */
final class AppcPacker {
  private static final String ROOT = "rootfs";
  private static final String MANIFEST = "manifest";
  private static final int LARGEST = 4 << 20;

  private final UnpackLimits limits;
  private final Set<LayerPath> seen = new HashSet<>();

  /** Whose files are asked for: the specification lets an image name its user by a file. */
  private final Map<String, EntryAttributes> owners = new HashMap<>();

  AppcPacker(UnpackLimits limits) {
    this.limits = limits;
  }

  /** The manifest, wherever it lies in the archive. */
  byte[] manifest(InputStream tar) throws IOException {
    var reader = new EntryReader(tar, new UnpackBudget(limits));
    Optional<TarArchiveEntry> entry = reader.next();
    while (entry.isPresent()) {
      if (LayerPath.of(entry.get().getName()).parts().equals(List.of(MANIFEST))) {
        if (!EntryReader.isFile(entry.get())) {
          throw new OciException("the image's manifest is no file");
        }
        return reader.bytes(LARGEST);
      }
      entry = reader.next();
    }
    throw new OciException("it is no App Container image: it has no manifest");
  }

  /**
   * Packs a layer.
   *
   * @param wanted the only paths to take; all when empty
   * @param file what to write
   */
  LayerPacker.Packed pack(InputStream tar, Set<String> wanted, Path file) throws IOException {
    MessageDigest whole = Digest.Algorithm.SHA256.hash();
    MessageDigest diff = Digest.Algorithm.SHA256.hash();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), whole);
        OutputStream compressed = LayerCompression.GZIP.compress(out);
        var layer = new TarArchiveOutputStream(new DigestOutputStream(compressed, diff), "UTF-8")) {
      layer.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      layer.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      layer.setAddPaxHeadersForNonAsciiNames(true);
      var reader = new EntryReader(tar, new UnpackBudget(limits));
      Optional<TarArchiveEntry> entry = reader.next();
      while (entry.isPresent()) {
        add(entry.get(), reader, wanted, layer);
        entry = reader.next();
      }
    }
    if (seen.stream().noneMatch(path -> path.parts().getFirst().equals(ROOT))) {
      throw new OciException("it is no App Container image: it has no rootfs");
    }
    var digest = Digest.finish(Digest.Algorithm.SHA256, whole);
    var descriptor = Descriptor.of(LayerCompression.GZIP.mediaType(), digest, Files.size(file));
    return new LayerPacker.Packed(descriptor, Digest.finish(Digest.Algorithm.SHA256, diff), file);
  }

  /** What the packed files say of one, if it is there. */
  Optional<EntryAttributes> owner(String path) {
    return Optional.ofNullable(owners.get(path));
  }

  private void add(
      TarArchiveEntry entry, EntryReader reader, Set<String> wanted, TarArchiveOutputStream layer)
      throws IOException {
    LayerPath path = LayerPath.of(entry.getName());
    if (path.isRoot()) {
      return;
    }
    if (!seen.add(path)) {
      throw new OciException("the image has " + path + " twice");
    }
    if (path.parts().equals(List.of(MANIFEST))) {
      return;
    }
    LayerPath below = below(path);
    if (below.parts().stream().anyMatch(part -> part.startsWith(".wh."))) {
      throw new OciException(
          below + " can't be in a layer: there such a name hides a file of the layers below");
    }
    if (below.isRoot() && !isFolder(entry)) {
      throw new OciException("rootfs is no folder");
    }
    owners.put(below.toString(), EntryAttributes.of(entry));
    if (isWanted(below, wanted)) {
      put(entry, below, reader, layer);
    }
  }

  private static LayerPath below(LayerPath path) {
    if (!path.parts().getFirst().equals(ROOT)) {
      throw new OciException(
          "it is no App Container image: it has " + path + " beside its manifest and rootfs");
    }
    return new LayerPath(path.parts().subList(1, path.parts().size()));
  }

  /** Folders on the way to what is wanted are needed too. */
  private static boolean isWanted(LayerPath path, Set<String> wanted) {
    String below = path.isRoot() ? "/" : path + "/";
    return wanted.isEmpty()
        || wanted.contains(path.toString())
        || wanted.stream().anyMatch(w -> w.startsWith(below));
  }

  private static boolean isFolder(TarArchiveEntry entry) {
    return entry.isDirectory() && !entry.isSymbolicLink() && !entry.isLink();
  }

  private static void put(
      TarArchiveEntry entry, LayerPath path, EntryReader reader, TarArchiveOutputStream layer)
      throws IOException {
    boolean folder = isFolder(entry);
    String name = path.isRoot() ? "./" : String.join("/", path.parts()) + (folder ? "/" : "");
    byte flag = entry.isSparse() ? TarArchiveEntry.LF_NORMAL : entry.getLinkFlag();
    var copy = new TarArchiveEntry(name, folder ? TarArchiveEntry.LF_DIR : flag);
    if (entry.isLink()) {
      LayerPath target = below(LayerPath.of(entry.getLinkName()));
      copy.setLinkName(String.join("/", target.parts()));
    } else {
      copy.setLinkName(entry.getLinkName());
    }
    copy.setMode(entry.getMode());
    copy.setUserId(entry.getLongUserId());
    copy.setGroupId(entry.getLongGroupId());
    copy.setNames("", "");
    copy.setLastModifiedTime(entry.getLastModifiedTime());
    copy.setDevMajor(entry.getDevMajor());
    copy.setDevMinor(entry.getDevMinor());
    EntryAttributes.of(entry)
        .extended()
        .forEach((key, value) -> copy.addPaxHeader(EntryAttributes.EXTENDED + key, value));
    copy.setSize(entry.isSparse() ? entry.getRealSize() : folder ? 0 : entry.getSize());
    layer.putArchiveEntry(copy);
    reader.copy(layer);
    layer.closeArchiveEntry();
  }
}
