package io.grampus.stats;

import io.grampus.kernel.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps buckets, and never more than so many. */
final class StatsStore {
  // sums are stored as averages, so that a bucket can be added to after a restart
  private static final String ADD =
      """
      INSERT INTO stats_points (level, object, at, samples, cpu, cpu_max, memory, memory_max,
        received, sent, bytes_read, bytes_written, pids)
      VALUES (:level, :object, :at, :samples, :cpu, :cpuMax, :memory, :memoryMax,
        :received, :sent, :read, :written, :pids)
      ON CONFLICT (level, object, at) DO UPDATE SET
        cpu = (cpu * samples + excluded.cpu * excluded.samples) / (samples + excluded.samples),
        memory = (memory * samples + excluded.memory * excluded.samples)
          / (samples + excluded.samples),
        cpu_max = max(cpu_max, excluded.cpu_max),
        memory_max = max(memory_max, excluded.memory_max),
        received = received + excluded.received,
        sent = sent + excluded.sent,
        bytes_read = bytes_read + excluded.bytes_read,
        bytes_written = bytes_written + excluded.bytes_written,
        pids = max(pids, excluded.pids),
        samples = samples + excluded.samples
      """;

  private static final String READ =
      """
      SELECT p.at, p.cpu, p.cpu_max, p.memory, p.memory_max, p.received, p.sent, p.bytes_read,
        p.bytes_written, p.pids
      FROM stats_points p JOIN stats_objects o ON o.id = p.object
      WHERE o.name = :name AND p.level = :level AND p.at >= :from AND p.at < :to
      ORDER BY p.at
      """;

  private final Sql sql;
  private final long mostPoints;
  private final Map<String, Long> objects = new HashMap<>();

  StatsStore(Sql sql, long mostPoints) {
    this.sql = sql;
    this.mostPoints = mostPoints;
    sql.migrate(StatsStore.class);
  }

  void add(List<Bucket> buckets) {
    if (buckets.isEmpty()) {
      return;
    }
    sql.write(handle -> {
      PreparedBatch batch = handle.prepareBatch(ADD);
      for (Bucket bucket : buckets) {
        bind(batch, bucket, object(handle, bucket.object()));
      }
      return batch.execute();
    });
  }

  private static void bind(PreparedBatch batch, Bucket bucket, long object) {
    batch
        .bind("level", bucket.level())
        .bind("object", object)
        .bind("at", bucket.at())
        .bind("samples", bucket.samples())
        .bind("cpu", bucket.cpu() / bucket.samples())
        .bind("cpuMax", bucket.cpuMax())
        .bind("memory", bucket.memory() / bucket.samples())
        .bind("memoryMax", bucket.memoryMax())
        .bind("received", bucket.transfer().received())
        .bind("sent", bucket.transfer().sent())
        .bind("read", bucket.transfer().read())
        .bind("written", bucket.transfer().written())
        .bind("pids", bucket.pids())
        .add();
  }

  /** Only the writing thread comes here, so the map needs no guard. */
  private long object(Handle handle, String name) {
    Long known = objects.get(name);
    if (known != null) {
      return known;
    }
    handle.execute("INSERT OR IGNORE INTO stats_objects (name) VALUES (?)", name);
    long id =
        handle
            .createQuery("SELECT id FROM stats_objects WHERE name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one();
    objects.put(name, id);
    return id;
  }

  /** The points of an object in a level, the oldest first. */
  List<StatsPoint> read(String object, Level level, Instant from, Instant to) {
    return sql.read(handle ->
        handle
            .createQuery(READ)
            .bind("name", object)
            .bind("level", level.seconds())
            .bind("from", level.bucket(from.getEpochSecond()))
            .bind("to", to.getEpochSecond())
            .map((row, _) ->
                new StatsPoint(
                    Instant.ofEpochSecond(row.getLong(1)),
                    row.getDouble(2),
                    row.getDouble(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getInt(10)))
            .list());
  }

  /** Drops what is older than its level keeps, and then the oldest of what is too much. */
  void prune(Instant now) {
    sql.write(handle -> {
      for (Level level : Level.ALL) {
        handle.execute(
            "DELETE FROM stats_points WHERE level = ? AND at < ?",
            level.seconds(),
            now.minus(level.kept()).getEpochSecond());
      }
      long surplus = count(handle) - mostPoints;
      for (Level level : Level.ALL) {
        surplus -= surplus > 0 ? dropOldest(handle, level, surplus) : 0;
      }
      objects.clear();
      return handle.execute(
          "DELETE FROM stats_objects WHERE id NOT IN (SELECT object FROM stats_points)");
    });
  }

  private static int dropOldest(Handle handle, Level level, long count) {
    return handle.execute(
        """
        DELETE FROM stats_points WHERE (level, object, at) IN (
          SELECT level, object, at FROM stats_points WHERE level = ? ORDER BY at LIMIT ?)
        """,
        level.seconds(),
        count);
  }

  long count() {
    return sql.read(StatsStore::count);
  }

  private static long count(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM stats_points").mapTo(Long.class).one();
  }
}
