package io.grampus.server;

import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A data directory as one ZIP file: each database as of one moment, the authority with its keys,
 * and the key of the secrets in the databases.
 */
final class Backup {
  private static final List<String> DATABASES = List.of("grampus.db", "stats.db");
  private static final List<String> NEEDED = List.of("grampus.db", "ca/ca.crt", "ca/ca.key");
  private static final Pattern KNOWN =
      Pattern.compile("(grampus|stats)\\.db|secrets\\.key|ca/[a-z]+\\.(crt|key)");

  private Backup() {}

  /** Writes a backup; the server of the directory may be running. */
  static void write(Path data, Path file) {
    DataFolder.beside(data);
    try {
      Path work = Files.createTempDirectory(parent(file), ".grampus-backup");
      try {
        for (String name : DATABASES) {
          if (Files.exists(data.resolve(name))) {
            copyDatabase(data.resolve(name), work.resolve(name));
          }
        }
        if (Files.exists(data.resolve(DataFolder.SECRETS))) {
          Files.copy(data.resolve(DataFolder.SECRETS), work.resolve(DataFolder.SECRETS));
        }
        copyAuthority(data.resolve("ca"), work.resolve("ca"));
        Path fresh = pack(work, work.resolve("backup.zip"));
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        remove(work);
      }
    } catch (IOException e) {
      throw failed("write the backup " + file, e);
    }
  }

  /** Puts a backup into a directory that has no database yet. */
  static void restore(Path file, Path data) {
    try (DataFolder folder = DataFolder.lock(data)) {
      if (Files.exists(folder.database())) {
        String next = "Move it away, or restore into another directory with --data.";
        throw problem("restore into " + data, "it holds a database already", next);
      }
      Path work = Files.createTempDirectory(data, ".restore");
      try {
        unpack(file, work);
        check(file, work);
        Files.createDirectories(
            data.resolve("ca"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // the main database last: without it the directory counts as empty and can be tried again
        List<Path> all = new ArrayList<>(files(work));
        all.sort(Comparator.comparing(each -> each.endsWith("grampus.db")));
        for (Path each : all) {
          Files.move(
              each, data.resolve(work.relativize(each)), StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        remove(work);
      }
    } catch (IOException e) {
      throw failed("restore the backup " + file, e);
    }
  }

  private static void copyDatabase(Path from, Path to) {
    try (Sql sql = Sql.open(from, Sql.Durability.EVERY_COMMIT)) {
      sql.copyTo(to);
    } catch (RuntimeException e) {
      throw Databases.explain(from, e);
    }
  }

  private static void copyAuthority(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    for (Path each : files(from)) {
      Files.copy(each, to.resolve(each.getFileName()));
    }
  }

  private static Path pack(Path folder, Path file) throws IOException {
    List<Path> all = files(folder);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, mode);
    try (OutputStream out = Files.newOutputStream(file);
        var zip = new ZipOutputStream(out)) {
      for (Path each : all) {
        zip.putNextEntry(new ZipEntry(folder.relativize(each).toString()));
        Files.copy(each, zip);
        zip.closeEntry();
      }
    }
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    return file;
  }

  private static void unpack(Path file, Path folder) throws IOException {
    Files.createDirectory(folder.resolve("ca"));
    try (InputStream in = Files.newInputStream(file);
        var zip = new ZipInputStream(in)) {
      Optional<ZipEntry> entry = Optional.ofNullable(zip.getNextEntry());
      while (entry.isPresent()) {
        String name = entry.get().getName();
        if (!KNOWN.matcher(name).matches()) {
          throw noBackup(file, "it holds \"" + name + "\"");
        }
        Files.copy(zip, folder.resolve(name));
        Files.setPosixFilePermissions(
            folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
        entry = Optional.ofNullable(zip.getNextEntry());
      }
    } catch (ZipException e) {
      throw noBackup(file, "it is damaged (" + e.getMessage() + ")");
    }
  }

  private static void check(Path file, Path folder) {
    for (String name : NEEDED) {
      if (!Files.exists(folder.resolve(name))) {
        throw noBackup(file, "it has no " + name);
      }
    }
    for (String name : DATABASES) {
      if (Files.exists(folder.resolve(name))) {
        checkDatabase(file, folder.resolve(name));
      }
    }
  }

  private static void checkDatabase(Path file, Path database) {
    try (Sql sql = Sql.open(database, Sql.Durability.EVERY_COMMIT)) {
      sql.damage()
          .ifPresent(first -> {
            throw noBackup(file, "its " + database.getFileName() + " is damaged (" + first + ")");
          });
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw noBackup(file, "its " + database.getFileName() + " is damaged");
    }
  }

  /** The files below a folder in the order of their names. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted().toList().reversed()) {
        Files.delete(each);
      }
    }
  }

  private static Path parent(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
  }

  private static ProblemException noBackup(Path file, String but) {
    return problem("read the backup " + file, but, "Give a file that grampus server backup wrote.");
  }

  private static ProblemException failed(String tried, IOException e) {
    String but =
        switch (e) {
          case java.nio.file.NoSuchFileException missing -> "there is no " + missing.getFile();
          case java.nio.file.AccessDeniedException denied ->
              denied.getFile() + " is not accessible";
          default -> "it failed (" + e.getMessage() + ")";
        };
    return new ProblemException(
        new StartProblem.NoBackup(tried, but, "See the path, its owner and the free space."), e);
  }

  private static ProblemException problem(String tried, String but, String next) {
    return new ProblemException(new StartProblem.NoBackup(tried, but, next));
  }
}
