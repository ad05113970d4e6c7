package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Applies layers to the files of the layers below (OCI image spec, layer.md "Applying Changesets").
 *
 * <p>A device in an image is a hole in the machine that it is unpacked on, and containers get
 * theirs from the runtime: devices are left out, and told.
 */
final class LayerApplier {
  private static final String WHITEOUT = ".wh.";

  /** What AUFS kept beside; the first of them is OCI's, too. */
  private static final String AUFS = ".wh..wh.";

  private static final String OPAQUE = ".wh..wh..opq";

  private final RootFolder root;
  private final FileAttributesWriter attributes;
  private final UnpackBudget budget;
  private final LeftOut leftOut;
  private final Set<Path> devices = new HashSet<>();

  /** What the layer at hand has laid: only what is below can be hidden. */
  private final Set<Path> fresh = new HashSet<>();

  LayerApplier(
      RootFolder root, FileAttributesWriter attributes, UnpackBudget budget, LeftOut leftOut) {
    this.root = root;
    this.attributes = attributes;
    this.budget = budget;
    this.leftOut = leftOut;
  }

  /** Applies one layer, and reads its tar to the end. */
  void apply(InputStream tar) throws IOException {
    fresh.clear();
    var reader = new EntryReader(tar, budget);
    Optional<TarArchiveEntry> entry = reader.next();
    while (entry.isPresent()) {
      apply(entry.get(), reader);
      entry = reader.next();
    }
    reader.finish();
  }

  private void apply(TarArchiveEntry entry, EntryReader reader) throws IOException {
    try {
      LayerPath path = LayerPath.of(entry.getName());
      if (path.parts().stream().anyMatch(part -> part.startsWith(WHITEOUT))) {
        whiteout(path);
      } else {
        lay(path, entry, reader);
      }
    } catch (InvalidPathException e) {
      throw new OciException(
          "the name \"%s\" can't be a file's name here; if it is good, run with LC_ALL=C.UTF-8"
              .formatted(entry.getName()),
          e);
    }
  }

  private void whiteout(LayerPath path) throws IOException {
    if (path.parts().getFirst().startsWith(AUFS) && !path.name().equals(OPAQUE)) {
      return;
    }
    if (path.parent().parts().stream().anyMatch(part -> part.startsWith(WHITEOUT))) {
      throw new OciException(path + " lies in a whiteout");
    }
    if (path.name().equals(OPAQUE)) {
      Optional<Path> folder = root.folderIfAny(path.parent());
      if (folder.isPresent()) {
        root.hideChildren(folder.get(), fresh);
      }
    } else if (!path.name().startsWith(AUFS)) {
      String hidden = path.name().substring(WHITEOUT.length());
      if (hidden.isEmpty() || hidden.equals(".") || hidden.equals("..")) {
        throw new OciException(path + " is a whiteout of nothing that can be hidden");
      }
      Optional<Path> place = root.folderIfAny(path.parent());
      if (place.isPresent()) {
        root.hide(place.get().resolve(hidden), fresh);
      }
    }
  }

  private void lay(LayerPath path, TarArchiveEntry entry, EntryReader reader) throws IOException {
    // a name that ends with a slash says nothing of a link
    boolean link = entry.isSymbolicLink() || entry.isLink();
    if (path.isRoot() && (link || !entry.isDirectory())) {
      throw new OciException("an entry puts something else in the place of the image's root");
    }
    Path place = root.place(path);
    if (entry.isLink()) {
      link(path, place, entry);
    } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
      root.clear(place);
      devices.add(place);
      leftOut.add("the device " + path);
    } else if (entry.isDirectory() && !link) {
      root.putFolder(place, EntryAttributes.of(entry));
    } else {
      root.clear(place);
      make(path, place, entry, reader);
      attributes.write(place, EntryAttributes.of(entry));
    }
    fresh.add(place);
  }

  private static void make(LayerPath path, Path place, TarArchiveEntry entry, EntryReader reader)
      throws IOException {
    if (entry.isSymbolicLink()) {
      if (entry.getLinkName().isEmpty()) {
        throw new OciException(path + " is a link to nothing");
      }
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
    } else if (entry.isFIFO()) {
      LinuxCalls.makePipe(place);
    } else if (EntryReader.isFile(entry)) {
      try (OutputStream out =
          Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        reader.copy(out);
      }
    } else {
      throw new OciException(
          "%s is an entry of the type \"%c\", which layers do not have"
              .formatted(path, (char) entry.getLinkFlag()));
    }
  }

  private void link(LayerPath path, Path place, TarArchiveEntry entry) throws IOException {
    LayerPath to = LayerPath.of(entry.getLinkName());
    Path target =
        root.find(to)
            .or(() -> devices.stream().filter(d -> isSame(d, to)).findFirst())
            .orElseThrow(() ->
                new OciException(
                    "%s is a hard link to %s, which is not there".formatted(path, to)));
    if (target.equals(place)) {
      return;
    }
    if (RootFolder.isFolder(target)) {
      throw new OciException("%s is a hard link to the folder %s".formatted(path, to));
    }
    root.clear(place);
    if (devices.contains(target) && !RootFolder.exists(target)) {
      devices.add(place);
      leftOut.add("the device " + path);
    } else {
      Files.createLink(place, target);
    }
  }

  private boolean isSame(Path device, LayerPath path) {
    return device.equals(path.parts().stream().reduce(root.top(), Path::resolve, (a, _) -> a));
  }
}
