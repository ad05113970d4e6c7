package io.grampus.server;

import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The embedded databases of one data directory, opened with words when they can't be. */
final class Databases implements AutoCloseable {
  private static final int PAGE = 4096;

  private final DataFolder data;
  private final List<Sql> open = new ArrayList<>();
  private final Sql main;

  Databases(DataFolder data) {
    this.data = data;
    this.main = open(data.database(), Sql.Durability.EVERY_COMMIT);
  }

  /** The databases of a directory that a running server may be using as well. */
  static Databases beside(Path folder) {
    return new Databases(DataFolder.beside(folder));
  }

  /** What must not be lost. */
  Sql main() {
    return main;
  }

  /** Statistics, which may lose their last moments. */
  Sql statistics() {
    return open(data.statistics(), Sql.Durability.RELAXED);
  }

  /** Brings a feature's tables up to date. */
  void migrate(Sql sql, Class<?> store) {
    try {
      sql.migrate(store);
    } catch (RuntimeException e) {
      throw explain(data.database(), e);
    }
  }

  @Override
  public void close() {
    open.reversed().forEach(Sql::close);
  }

  private Sql open(Path file, Sql.Durability durability) {
    try {
      Sql sql = Sql.open(file, durability);
      open.add(sql);
      return sql;
    } catch (RuntimeException e) {
      throw explain(file, e);
    }
  }

  static ProblemException explain(Path file, RuntimeException e) {
    String why = reason(e);
    String but = "it cannot be used (" + why + ")";
    String next = "See the server's log; restore it from a backup if it stays so.";
    if (why.contains("NOTADB") || why.contains("CORRUPT")) {
      but = "the file is damaged";
      next = "Restore it from a backup, or move it away to start with an empty one.";
    } else if (Sql.isFull(e) || isFull(file)) {
      but = "the disk is full";
      next = "Free some space, then start again.";
    } else if (why.contains("READONLY") || why.contains("CANTOPEN")) {
      but = "it cannot be written";
      next = "Check the owner and mode of the data directory.";
    }
    return new ProblemException(new StartProblem.Database(file.toString(), but, next), e);
  }

  /** A failed rollback may hide what the failure was, so the disk itself is asked. */
  private static boolean isFull(Path file) {
    try {
      return Files.getFileStore(file).getUsableSpace() < PAGE;
    } catch (IOException e) {
      return false;
    }
  }

  static String reason(Throwable e) {
    Throwable cause = e;
    while (Optional.ofNullable(cause.getCause()).isPresent()) {
      cause = Optional.ofNullable(cause.getCause()).orElse(cause);
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
