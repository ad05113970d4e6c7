package io.grampus.server;

import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The directory with everything that the server keeps; locked while it runs.
 *
 * <p>{@code grampus.db}, {@code stats.db}, {@code secrets.key}, {@code ca/}, {@code tls/}, {@code
 * server.pid}.
 */
final class DataFolder implements AutoCloseable {
  /** The key of what is encrypted in the database. */
  static final String SECRETS = "secrets.key";

  private final Path path;
  private final Optional<FileChannel> pidFile;

  private DataFolder(Path path, Optional<FileChannel> pidFile) {
    this.path = path;
    this.pidFile = pidFile;
  }

  /** Makes the directory where there is none, and takes the lock. */
  static DataFolder lock(Path path) {
    try {
      make(path);
      Path pid = path.resolve("server.pid");
      var channel =
          FileChannel.open(
              pid, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lockOf(channel).isEmpty()) {
        String other = Files.readString(pid).strip();
        channel.close();
        throw new ProblemException(new StartProblem.Running(path.toString(), other));
      }
      channel.truncate(0);
      String own = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.UTF_8)));
      return new DataFolder(path, Optional.of(channel));
    } catch (IOException e) {
      throw new ProblemException(explain(path, e), e);
    }
  }

  private static Optional<FileLock> lockOf(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException ownedByThisProcess) {
      return Optional.empty();
    }
  }

  /** The directory without the lock, for a look beside a running server. */
  static DataFolder beside(Path path) {
    try {
      Path database = path.resolve("grampus.db");
      if (!Files.exists(database)) {
        throw new java.nio.file.NoSuchFileException(database.toString());
      }
      return new DataFolder(path, Optional.empty());
    } catch (IOException e) {
      throw new ProblemException(explain(path, e), e);
    }
  }

  Path database() {
    return path.resolve("grampus.db");
  }

  Path statistics() {
    return path.resolve("stats.db");
  }

  Path path() {
    return path;
  }

  /** What it takes on the disk, and what is left there. */
  StatusApi.Storage storage() {
    long free = 0;
    long total = 0;
    try {
      FileStore disk = Files.getFileStore(path);
      free = disk.getUsableSpace();
      total = disk.getTotalSpace();
    } catch (IOException e) {
      // told as a disk of no size
    }
    return new StatusApi.Storage(
        path.toString(), size(database()), size(statistics()), free, total);
  }

  /** With what SQLite has not written into the file yet. */
  private static long size(Path database) {
    long bytes = database.toFile().length();
    return bytes + Path.of(database + "-wal").toFile().length();
  }

  @Override
  public void close() {
    if (pidFile.isEmpty()) {
      return;
    }
    try (FileChannel locked = pidFile.get()) {
      locked.truncate(0);
    } catch (IOException e) {
      throw new ProblemException(explain(path, e), e);
    }
  }

  static void make(Path path) throws IOException {
    Files.createDirectories(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  static StartProblem explain(Path path, IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("No space left")) {
      String next = "Free some space on its file system, or choose another with --data.";
      return new StartProblem.Folder(path.toString(), "its disk is full", next);
    }
    String next = "Run as a user who may write there, or choose another with --data.";
    return new StartProblem.Folder(path.toString(), "it cannot be written (" + why(e) + ")", next);
  }

  private static String why(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case java.nio.file.FileAlreadyExistsException exists ->
          exists.getFile() + " is not a directory";
      default -> String.valueOf(e.getMessage());
    };
  }
}
