package io.grampus.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Unpacks what a container sent, which may be hostile, and packs what it gets. */
final class TarFiles {
  private static final int PIPE = 1 << 16;
  private static final int DIRECTORY = 0040000;
  private static final int FILE = 0100000;

  /** From the lowest bit of the mode up. */
  private static final List<PosixFilePermission> PERMISSIONS =
      List.of(
          PosixFilePermission.OTHERS_EXECUTE,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_READ);

  private TarFiles() {}

  static String lastName(String path) {
    String bare = path.replaceAll("/+\\.?$", "");
    String name = bare.substring(bare.lastIndexOf('/') + 1);
    return name.isEmpty() ? "." : name;
  }

  static String parent(String path) {
    String bare = path.replaceAll("/+$", "");
    int slash = bare.lastIndexOf('/');
    return slash <= 0 ? "/" : bare.substring(0, slash);
  }

  /**
   * Unpacks an archive whose first name becomes {@code root}; nothing is written outside of it,
   * wherever its names and links lead.
   */
  static long unpack(InputStream bytes, Path root) throws IOException {
    long written = 0;
    List<Runnable> later = new ArrayList<>();
    try (var tar = new TarArchiveInputStream(bytes)) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path target = target(root, e.getName());
        if (e.isDirectory()) {
          Files.createDirectories(target);
          int mode = e.getMode();
          later.add(() -> permit(target, mode));
          continue;
        }
        guard(root, target);
        if (e.isSymbolicLink()) {
          Files.deleteIfExists(target);
          Files.createSymbolicLink(target, Path.of(e.getLinkName()));
        } else if (e.isLink()) {
          Path linked = target(root, e.getLinkName());
          guard(root, linked);
          Files.copy(
              linked, target, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        } else if (e.isFile()) {
          written += Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          permit(target, e.getMode());
          Files.setLastModifiedTime(target, FileTime.from(e.getLastModifiedDate().toInstant()));
        }
      }
    }
    later.reversed().forEach(Runnable::run);
    return written;
  }

  private static Path target(Path root, String name) throws IOException {
    String bare = name.replaceAll("^(\\./)+", "").replaceAll("/+$", "");
    int slash = bare.indexOf('/');
    String below = slash < 0 ? "" : bare.substring(slash + 1);
    for (String part : below.split("/")) {
      if (part.equals("..")) {
        throw new IOException("the container sent the path " + name + ", which leads outside");
      }
    }
    return below.isEmpty() ? root : root.resolve(below);
  }

  /** No folder on the way may be a link that was unpacked before. */
  private static void guard(Path root, Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path top = root.toAbsolutePath().normalize();
    if (absolute.equals(top)) {
      return;
    }
    for (Path p = absolute.getParent(); p != null && p.startsWith(top); p = p.getParent()) {
      if (Files.isSymbolicLink(p)) {
        throw new IOException("the container sent a path through the link " + p);
      }
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  private static void permit(Path target, int mode) {
    Set<PosixFilePermission> permissions = new HashSet<>();
    for (int bit = 0; bit < PERMISSIONS.size(); bit++) {
      if ((mode & (1 << bit)) != 0) {
        permissions.add(PERMISSIONS.get(bit));
      }
    }
    try {
      Files.setPosixFilePermissions(target, permissions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file or folder on its way into a container, under another name. */
  static final class Packing {
    private final Path from;
    private final String root;
    private final AtomicLong written = new AtomicLong();

    Packing(Path from, String root) {
      this.from = from;
      this.root = root;
    }

    long written() {
      return written.get();
    }

    /** The archive, packed as it is read. */
    InputStream open() {
      try {
        var in = new PipedInputStream(PIPE);
        var out = new PipedOutputStream(in);
        Thread.ofPlatform().daemon().name("packing").start(() -> pack(out));
        return in;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void pack(OutputStream out) {
      try (var tar = new TarArchiveOutputStream(out);
          Stream<Path> all = Files.walk(from)) {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        for (Path p : (Iterable<Path>) all::iterator) {
          add(tar, p);
        }
      } catch (IOException e) {
        // the reader sees that the pipe broke, and the server that the archive is cut short
      }
    }

    private void add(TarArchiveOutputStream tar, Path p) throws IOException {
      Path below = from.relativize(p);
      String name = below.toString().isEmpty() ? root : root + "/" + below;
      if (Files.isSymbolicLink(p)) {
        var link = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
        link.setLinkName(Files.readSymbolicLink(p).toString());
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
        return;
      }
      boolean folder = Files.isDirectory(p);
      if (!folder && !Files.isRegularFile(p)) {
        return; // sockets, pipes and devices stay
      }
      var entry = new TarArchiveEntry(p, folder ? name + "/" : name);
      entry.setMode((folder ? DIRECTORY : FILE) | mode(p));
      tar.putArchiveEntry(entry);
      if (!folder) {
        written.addAndGet(Files.copy(p, tar));
      }
      tar.closeArchiveEntry();
    }

    private static int mode(Path p) throws IOException {
      Set<PosixFilePermission> has = Files.getPosixFilePermissions(p);
      int mode = 0;
      for (int bit = 0; bit < PERMISSIONS.size(); bit++) {
        mode |= has.contains(PERMISSIONS.get(bit)) ? 1 << bit : 0;
      }
      return mode;
    }
  }
}
