package io.grampus.containers;

import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Lists a folder by the headers of its archive, which the engine makes of stopped containers and of
 * those without any program of ours as well. All that lies deeper goes past, so there are bounds.
 */
final class FolderReader {
  /** What is read before a folder is told in part. */
  record Bounds(long bytes, int files, Duration time) {
    static final Bounds USUAL = new Bounds(2L << 30, 10_000, Duration.ofSeconds(20));
  }

  private final Clock clock;
  private final Bounds bounds;

  FolderReader(Clock clock, Bounds bounds) {
    this.clock = clock;
    this.bounds = bounds;
  }

  ContainerFolder read(String tried, String path, InputStream archive) throws IOException {
    List<ContainerPath> files = new ArrayList<>();
    long end = clock.nanos() + bounds.time().toNanos();
    try (var tar = new TarArchiveInputStream(archive)) {
      TarArchiveEntry entry = tar.getNextEntry();
      if (entry != null && !entry.isDirectory()) {
        throw noFolder(tried, path);
      }
      for (; entry != null; entry = tar.getNextEntry()) {
        if (files.size() == bounds.files()) {
          return new ContainerFolder(path, files, false);
        }
        String name = childName(path, entry.getName());
        if (!name.isEmpty()) {
          files.add(file(name, entry));
        }
        // what is skipped is read all the same
        boolean far = tar.getBytesRead() + entry.getSize() > bounds.bytes();
        if (far || clock.nanos() - end > 0) {
          return new ContainerFolder(path, files, false);
        }
      }
    }
    return new ContainerFolder(path, files, true);
  }

  /** The name in the folder; empty for the folder itself and for what lies deeper. */
  private static String childName(String path, String entry) {
    String whole = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
    // the archive of / begins with / or ./, that of another folder with the folder's own name
    boolean root = path.chars().allMatch(c -> c == '/' || c == '.');
    int slash = whole.indexOf('/');
    boolean named = root && slash != 0 && !whole.startsWith("./");
    String name = named ? whole : slash < 0 ? "" : whole.substring(slash + 1);
    return name.indexOf('/') < 0 && !name.equals(".") ? name : "";
  }

  private static ContainerPath file(String name, TarArchiveEntry entry) {
    return new ContainerPath(
        name,
        entry.getSize(),
        Long.toOctalString(type(entry) | (entry.getMode() & 07777)),
        entry.isDirectory(),
        entry.getLastModifiedTime().toInstant(),
        entry.isSymbolicLink() ? entry.getLinkName() : "");
  }

  /** A hard link in an archive is a file like the one that it repeats. */
  private static long type(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return 0040000;
    }
    if (entry.isSymbolicLink()) {
      return 0120000;
    }
    if (entry.isCharacterDevice()) {
      return 0020000;
    }
    if (entry.isBlockDevice()) {
      return 0060000;
    }
    return entry.isFIFO() ? 0010000 : 0100000;
  }

  private static ProblemException noFolder(String tried, String path) {
    return new ProblemException(
        new CommonProblem.Invalid(
            tried, "path", "\"" + path + "\" is no folder", "Give a folder, such as its parent."));
  }
}
