package io.grampus.registry;

import io.grampus.kernel.Sql;
import io.grampus.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which repositories and tags there are. */
final class CatalogStore {
  private static final RowMapper<TagRow> TAG =
      (row, context) ->
          new TagRow(
              row.getString("name"),
              row.getString("digest"),
              row.getString("media_type"),
              row.getLong("bytes"),
              Instant.ofEpochMilli(row.getLong("updated_at")),
              row.getString("pushed_by"));

  private static final RowMapper<RepositoryRow> REPOSITORY =
      (row, context) ->
          new RepositoryRow(
              row.getString("repository"),
              row.getInt("tags"),
              row.getInt("manifests"),
              row.getLong("bytes"),
              Instant.ofEpochMilli(row.getLong("pushed_at")));

  /** The bytes of all blobs that a manifest needs, its own or those of an index's manifests. */
  private static final String BYTES =
      "(select coalesce(sum(b.size), 0) from registry_blob b where b.digest in ("
          + "select r.digest from registry_reference r where r.repository = m.repository"
          + " and r.manifest = m.digest union select c.digest from registry_reference r"
          + " join registry_reference c on c.repository = r.repository and c.manifest = r.digest"
          + " where r.repository = m.repository and r.manifest = m.digest)) as bytes";

  private final Sql sql;

  CatalogStore(Sql sql) {
    this.sql = sql;
  }

  /** The names after one in their order, at most so many. */
  List<String> repositories(String after, int most) {
    return sql.read(h ->
        h.select(
                "select distinct repository from registry_manifest where repository > ?"
                    + " order by repository limit ?",
                after,
                most)
            .mapTo(String.class)
            .list());
  }

  /** The tags after one in their order, at most so many. */
  List<String> tags(RepositoryName repository, String after, int most) {
    return sql.read(h ->
        h.select(
                "select name from registry_tag where repository = ? and name > ?"
                    + " order by name limit ?",
                repository.value(),
                after,
                most)
            .mapTo(String.class)
            .list());
  }

  /** Whether anything was ever pushed to it and is still there. */
  boolean has(RepositoryName repository) {
    return sql.read(h ->
        h.select(
                "select 1 from registry_manifest where repository = ? union all"
                    + " select 1 from registry_link where repository = ? limit 1",
                repository.value(),
                repository.value())
            .mapTo(Integer.class)
            .findFirst()
            .isPresent());
  }

  List<RepositoryRow> repositoryRows() {
    return sql.read(h ->
        h.createQuery(
                "select m.repository, count(*) as manifests, max(m.pushed_at) as pushed_at,"
                    + " (select count(*) from registry_tag t where t.repository = m.repository)"
                    + " as tags, (select coalesce(sum(b.size), 0) from registry_link l join"
                    + " registry_blob b on b.digest = l.digest where l.repository = m.repository)"
                    + " as bytes from registry_manifest m group by m.repository order by 1")
            .map(REPOSITORY)
            .list());
  }

  List<TagRow> tagRows(RepositoryName repository) {
    return sql.read(h ->
        h.select(
                "select t.name, t.digest, t.updated_at, m.media_type, m.pushed_by, "
                    + BYTES
                    + " from registry_tag t join registry_manifest m on m.repository ="
                    + " t.repository and m.digest = t.digest where t.repository = ?"
                    + " order by t.updated_at desc, t.name",
                repository.value())
            .map(TAG)
            .list());
  }

  /** The tags of one manifest. */
  List<String> tagsOf(RepositoryName repository, String digest) {
    return sql.read(h ->
        h.select(
                "select name from registry_tag where repository = ? and digest = ? order by name",
                repository.value(),
                digest)
            .mapTo(String.class)
            .list());
  }
}
