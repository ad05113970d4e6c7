package io.grampus.kernel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * An embedded SQLite database: many readers, one writer, and what a write returned from is on disk.
 *
 * <p>Journal mode is WAL. The writer is a pool of one connection, so writers queue instead of
 * meeting SQLITE_BUSY. Stores are the only classes that use this.
 */
public final class Sql implements AutoCloseable {

  /** What a power failure may take. */
  public enum Durability {
    /** Nothing that was committed: fsync on every commit. */
    EVERY_COMMIT,
    /** The last moments, never consistency: for statistics. */
    RELAXED
  }

  private static final int READERS = 4;

  private final HikariDataSource writerPool;
  private final HikariDataSource readerPool;
  private final Jdbi writer;
  private final Jdbi reader;

  private Sql(HikariDataSource writerPool, HikariDataSource readerPool) {
    this.writerPool = writerPool;
    this.readerPool = readerPool;
    this.writer = Jdbi.create(writerPool);
    this.reader = Jdbi.create(readerPool);
  }

  /** Opens the database file, making it when there is none. */
  public static Sql open(Path file, Durability durability) {
    return new Sql(pool(file, durability, 1, false), pool(file, durability, READERS, true));
  }

  /**
   * Brings the tables of a feature up to date from {@code db/} beside the store's class; a look at
   * the scripts' digest is enough when they are those that ran before.
   */
  public void migrate(Class<?> store) {
    String folder = store.getPackageName().replace('.', '/') + "/db";
    Optional<String> digest = new Migrations(folder, store.getClassLoader()).digest();
    if (digest.isEmpty() || !digest.equals(migrated(folder))) {
      runFlyway(store, folder);
      digest.ifPresent(d -> remember(folder, d));
    }
  }

  private Optional<String> migrated(String folder) {
    return write(h -> {
      h.execute(
          "create table if not exists kernel_migrated"
              + "(folder text primary key, digest text not null) without rowid");
      return h.select("select digest from kernel_migrated where folder = ?", folder)
          .mapTo(String.class)
          .findOne();
    });
  }

  private void remember(String folder, String digest) {
    write(h ->
        h.execute(
            "insert into kernel_migrated(folder, digest) values (?, ?)"
                + " on conflict(folder) do update set digest = excluded.digest",
            folder,
            digest));
  }

  private void runFlyway(Class<?> store, String folder) {
    String feature = store.getPackageName().substring(store.getPackageName().lastIndexOf('.') + 1);
    Flyway.configure(store.getClassLoader())
        .dataSource(writerPool)
        .locations("classpath:" + folder)
        .table(feature.toLowerCase(Locale.ROOT) + "_schema")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .failOnMissingLocations(true)
        .load()
        .migrate();
  }

  /** Runs a query outside of any write. */
  public <R, X extends Exception> R read(HandleCallback<R, X> work) throws X {
    return reader.withHandle(work);
  }

  /**
   * Runs a transaction; when this returns, its changes are kept. Must not wait for anything else.
   */
  public <R, X extends Exception> R write(HandleCallback<R, X> work) throws X {
    return writer.inTransaction(work);
  }

  /** Writes a copy as of one moment into a new file; whoever writes meanwhile goes on. */
  public void copyTo(Path file) {
    writer.useHandle(h -> h.execute("vacuum into ?", file.toString()));
  }

  /** What SQLite finds damaged in the file, if anything. */
  public Optional<String> damage() {
    return reader
        .withHandle(h -> h.createQuery("pragma integrity_check(1)").mapTo(String.class).findFirst())
        .filter(found -> !found.equals("ok"));
  }

  /** Whether a write failed for want of space on the disk. */
  public static boolean isFull(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(e -> String.valueOf(e.getMessage()))
        .anyMatch(m -> m.contains("SQLITE_FULL") || m.contains("SQLITE_IOERR"));
  }

  @Override
  public void close() {
    readerPool.close();
    writerPool.close();
  }

  private static HikariDataSource pool(Path file, Durability durability, int size, boolean reads) {
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(
        durability == Durability.EVERY_COMMIT
            ? SQLiteConfig.SynchronousMode.FULL
            : SQLiteConfig.SynchronousMode.NORMAL);
    sqlite.setBusyTimeout(10_000);
    sqlite.enforceForeignKeys(true);
    sqlite.setTransactionMode(
        reads ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
    var source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file);
    var hikari = new HikariConfig();
    hikari.setDataSource(source);
    if (reads) {
      hikari.setConnectionInitSql("pragma query_only = on");
    }
    hikari.setMaximumPoolSize(size);
    hikari.setMinimumIdle(reads ? 0 : 1);
    hikari.setPoolName("sql-" + (reads ? "read" : "write"));
    return new HikariDataSource(hikari);
  }
}
