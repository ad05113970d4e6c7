package io.grampus.oci;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of an image while they are laid. Links on the way are followed as a process in the
 * container would follow them: none leads out. Nobody else writes here, so what was looked at stays
 * as it was.
 *
 * <p>Folders get their permissions and times in the end: they have to be written to until then.
 */
final class RootFolder {
  /** As many as the kernel follows. */
  private static final int MOST_LINKS = 40;

  private final Path top;
  private final Map<Path, EntryAttributes> folders = new HashMap<>();

  RootFolder(Path top) {
    this.top = top;
    folders.put(top, EntryAttributes.UNNAMED);
  }

  Path top() {
    return top;
  }

  /** Where an entry goes: its folder is made if need be, and links on the way are followed. */
  Path place(LayerPath path) throws IOException {
    if (path.isRoot()) {
      return top;
    }
    return folder(path.parent()).resolve(path.name());
  }

  /** Where a path lies, without following the last name; empty when there is nothing. */
  Optional<Path> find(LayerPath path) throws IOException {
    if (path.isRoot()) {
      return Optional.of(top);
    }
    return walk(path.parent(), false)
        .map(parent -> parent.resolve(path.name()))
        .filter(RootFolder::exists);
  }

  /** The folder that a path leads to, through all links; empty when there is none. */
  Optional<Path> folderIfAny(LayerPath path) throws IOException {
    return walk(path, false).filter(RootFolder::isFolder);
  }

  /** The regular file that a path leads to, through all links. */
  Optional<Path> file(LayerPath path) throws IOException {
    return walk(path, false).filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS));
  }

  /** The folder that a path leads to, through all links; made if need be. */
  Path folder(LayerPath path) throws IOException {
    return walk(path, true).filter(RootFolder::isFolder).orElseThrow(() -> notAFolder(path));
  }

  private static OciException notAFolder(LayerPath path) {
    return new OciException(path + " leads through something that is no folder");
  }

  /** What a folder will be in the end. */
  EntryAttributes attributesOf(Path folder) {
    return folders.getOrDefault(folder, EntryAttributes.UNNAMED);
  }

  /** Empty when something is missing that is not made, or a file is in the way. */
  private Optional<Path> walk(LayerPath path, boolean make) throws IOException {
    Deque<String> left = new ArrayDeque<>(path.parts());
    Path at = top;
    int links = 0;
    while (!left.isEmpty()) {
      String part = left.pop();
      Path next = part.equals("..") ? above(at) : at.resolve(part);
      Optional<BasicFileAttributes> there = attributes(next);
      if (there.isEmpty()) {
        if (!make) {
          return Optional.empty();
        }
        makeFolder(next);
        folders.put(next, EntryAttributes.UNNAMED);
      } else if (there.get().isSymbolicLink()) {
        links++;
        if (links > MOST_LINKS) {
          throw new OciException(path + " leads through more than " + MOST_LINKS + " links");
        }
        Path target = Files.readSymbolicLink(next);
        prepend(left, target);
        next = target.isAbsolute() ? top : at;
      } else if (!there.get().isDirectory() && !left.isEmpty()) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  private Path above(Path at) {
    Path parent = at.getParent();
    return at.equals(top) || parent == null ? top : parent;
  }

  private static void prepend(Deque<String> left, Path target) {
    for (int i = target.getNameCount() - 1; i >= 0; i--) {
      String part = target.getName(i).toString();
      if (!part.isEmpty() && !part.equals(".")) {
        left.push(part);
      }
    }
  }

  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Keeps the folder that is there, or makes one in the place of anything else. */
  void putFolder(Path place, EntryAttributes attributes) throws IOException {
    if (!isFolder(place)) {
      clear(place);
      makeFolder(place);
    }
    folders.put(place, attributes);
  }

  /** Only its owner may look into a folder before it is finished. */
  private static void makeFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, Permissions.OWNER);
  }

  /** Removes whatever is there. */
  void clear(Path place) throws IOException {
    if (place.equals(top)) {
      throw new OciException("the image's root can't be replaced by something else");
    }
    hide(place, Set.of());
  }

  /**
   * Removes what is there with all below, but for what is to be kept.
   *
   * @param kept places; a folder that has one of them stays too
   */
  void hide(Path place, Set<Path> kept) throws IOException {
    Optional<BasicFileAttributes> there = attributes(place);
    if (there.isEmpty()) {
      return;
    }
    if (!there.get().isDirectory()) {
      if (!kept.contains(place)) {
        Files.delete(place);
      }
      return;
    }
    hideChildren(place, kept);
    if (!kept.contains(place) && children(place).isEmpty()) {
      Files.delete(place);
      folders.remove(place);
    }
  }

  void hideChildren(Path folder, Set<Path> kept) throws IOException {
    for (Path child : children(folder)) {
      hide(child, kept);
    }
  }

  /** All at once, so that no depth of folders uses up the open files. */
  private static List<Path> children(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(all::add);
    }
    return all;
  }

  /** Gives all folders what their entries say, the deepest first. */
  void finish(FileAttributesWriter writer) throws IOException {
    List<Path> all = new ArrayList<>(folders.keySet());
    all.sort((a, b) -> Integer.compare(b.getNameCount(), a.getNameCount()));
    for (Path folder : all) {
      writer.write(folder, attributesOf(folder));
    }
  }

  /** Removes a folder that was begun, whatever permissions its folders have by now. */
  static void remove(Path place) throws IOException {
    if (isFolder(place)) {
      Files.setPosixFilePermissions(place, Permissions.OWNER);
      for (Path child : children(place)) {
        remove(child);
      }
    }
    Files.deleteIfExists(place);
  }
}
