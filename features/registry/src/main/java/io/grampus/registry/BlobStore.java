package io.grampus.registry;

import io.grampus.kernel.Sql;
import io.grampus.oci.Digest;
import io.grampus.oci.RepositoryName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which blobs there are, and which repositories have them. */
final class BlobStore {
  private static final RowMapper<Blob> BLOB =
      (row, context) ->
          new Blob(
              Digest.parse(row.getString("digest")), row.getString("file"), row.getLong("size"));

  /** Links that no manifest of their repository needs. */
  private static final String UNUSED =
      " from registry_link where not exists (select 1 from registry_reference r"
          + " where r.repository = registry_link.repository and r.digest = registry_link.digest)";

  private final Sql sql;

  BlobStore(Sql sql) {
    this.sql = sql;
  }

  /**
   * A blob on the disk.
   *
   * @param file below the folder of blobs
   */
  record Blob(Digest digest, String file, long size) {}

  /** What became of taking a blob out of a repository. */
  enum Removed {
    DONE,
    UNKNOWN,
    IN_USE
  }

  Optional<Blob> find(RepositoryName repository, Digest digest) {
    return sql.read(h ->
        h.select(
                "select b.* from registry_blob b join registry_link l on l.digest = b.digest"
                    + " where l.repository = ? and l.digest = ?",
                repository.value(),
                digest.toString())
            .map(BLOB)
            .findOne());
  }

  Optional<Blob> anywhere(Digest digest) {
    return sql.read(h -> anywhere(h, digest));
  }

  private static Optional<Blob> anywhere(Handle h, Digest digest) {
    return h.select("select * from registry_blob where digest = ?", digest.toString())
        .map(BLOB)
        .findOne();
  }

  /**
   * Makes the blob exist, in that repository.
   *
   * @param lost the file of a row whose file is gone: it is replaced
   * @return the file that counts: this one, or that of whoever was first
   */
  String add(RepositoryName repository, Blob blob, Optional<String> lost, Instant now) {
    return sql.write(h -> {
      Optional<Blob> known = anywhere(h, blob.digest);
      if (known.isEmpty()) {
        h.execute(
            "insert into registry_blob(digest, file, size) values (?, ?, ?)",
            blob.digest.toString(),
            blob.file,
            blob.size);
      } else if (lost.filter(known.get().file::equals).isPresent()) {
        h.execute(
            "update registry_blob set file = ? where digest = ?",
            blob.file,
            blob.digest.toString());
      }
      link(h, repository, blob.digest, now);
      return known.map(Blob::file).filter(f -> !lost.equals(Optional.of(f))).orElse(blob.file);
    });
  }

  /** Gives a repository a blob that another one has; false when that has it not. */
  boolean mount(RepositoryName from, RepositoryName to, Digest digest, Instant now) {
    return sql.write(h -> {
      boolean there =
          h.select(
                  "select 1 from registry_link where repository = ? and digest = ?",
                  from.value(),
                  digest.toString())
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
      if (there) {
        link(h, to, digest, now);
      }
      return there;
    });
  }

  /** Gives a repository a blob that came from the same registry; false when there is none. */
  boolean adopt(Upstream upstream, Digest digest, Instant now) {
    String from = upstream.registry() + "/";
    return sql.write(h -> {
      boolean there =
          h.select(
                  "select 1 from registry_link l join registry_mirrored m"
                      + " on m.repository = l.repository where l.digest = ?"
                      + " and substr(m.upstream, 1, length(?)) = ? limit 1",
                  digest.toString(),
                  from,
                  from)
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
      if (there) {
        link(h, upstream.local(), digest, now);
      }
      return there;
    });
  }

  private static void link(Handle h, RepositoryName repository, Digest digest, Instant now) {
    h.execute(
        "insert into registry_link(repository, digest, touched_at) values (?, ?, ?)"
            + " on conflict do update set touched_at = max(touched_at, excluded.touched_at)",
        repository.value(),
        digest.toString(),
        now.toEpochMilli());
  }

  /** Notes that a client is told that the blob is there, if that was not noted since then. */
  void touch(RepositoryName repository, Digest digest, Instant now, Instant since) {
    boolean old =
        sql.read(h ->
            h.select(
                    "select 1 from registry_link where repository = ? and digest = ?"
                        + " and touched_at < ?",
                    repository.value(),
                    digest.toString(),
                    since.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    if (old) {
      sql.write(h ->
          h.execute(
              "update registry_link set touched_at = ? where repository = ? and digest = ?",
              now.toEpochMilli(),
              repository.value(),
              digest.toString()));
    }
  }

  /** Takes a blob out of a repository, unless a manifest there needs it. */
  Removed remove(RepositoryName repository, Digest digest) {
    String one = " and repository = ? and digest = ?";
    return sql.write(h -> {
      int done = h.execute("delete" + UNUSED + one, repository.value(), digest.toString());
      if (done > 0) {
        return Removed.DONE;
      }
      boolean there =
          h.select(
                  "select 1 from registry_link where true" + one,
                  repository.value(),
                  digest.toString())
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
      return there ? Removed.IN_USE : Removed.UNKNOWN;
    });
  }

  /** Takes out what no manifest needs and no client was told of since then; their files go next. */
  List<Blob> collect(Instant before) {
    return sql.write(h -> {
      h.execute("delete" + UNUSED + " and touched_at < ?", before.toEpochMilli());
      List<Blob> gone =
          h.createQuery(
                  "select * from registry_blob b where not exists"
                      + " (select 1 from registry_link l where l.digest = b.digest)")
              .map(BLOB)
              .list();
      gone.forEach(
          b -> h.execute("delete from registry_blob where digest = ?", b.digest.toString()));
      return gone;
    });
  }

  /** The blobs that no manifest of any repository needs, however fresh they are. */
  List<Blob> unused() {
    return sql.read(h ->
        h.createQuery(
                "select * from registry_blob b where not exists (select 1 from registry_link l"
                    + " join registry_reference r on r.repository = l.repository"
                    + " and r.digest = l.digest where l.digest = b.digest)")
            .map(BLOB)
            .list());
  }

  /** All blobs together. */
  record Sum(int blobs, long bytes) {}

  /** The blobs, each once. */
  Sum all() {
    return sum("registry_blob b");
  }

  /** The blobs of each repository. */
  Sum linked() {
    return sum("registry_link l join registry_blob b on b.digest = l.digest");
  }

  private Sum sum(String from) {
    return sql.read(h ->
        h.createQuery("select count(*) as blobs, coalesce(sum(b.size), 0) as bytes from " + from)
            .map((row, context) -> new Sum(row.getInt("blobs"), row.getLong("bytes")))
            .one());
  }

  /** The same that {@link #collect} would take out. */
  List<Blob> collectable(Instant before) {
    Set<Blob> fresh =
        new HashSet<>(
            sql.read(h ->
                h.select(
                        "select b.* from registry_blob b join registry_link l on l.digest ="
                            + " b.digest where l.touched_at >= ?",
                        before.toEpochMilli())
                    .map(BLOB)
                    .list()));
    return unused().stream().filter(b -> !fresh.contains(b)).toList();
  }

  boolean names(String file) {
    return sql.read(h ->
        h.select("select 1 from registry_blob where file = ?", file)
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }
}
