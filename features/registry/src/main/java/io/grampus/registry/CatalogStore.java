package io.grampus.registry;

import io.grampus.kernel.Sql;
import io.grampus.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which repositories and tags there are. */
final class CatalogStore {
  private static final RowMapper<Tagged> TAGGED =
      (row, context) ->
          new Tagged(
              new RepositoryName(row.getString("repository")),
              row.getString("name"),
              row.getString("digest"),
              row.getString("media_type"),
              Instant.ofEpochMilli(row.getLong("updated_at")),
              row.getString("pushed_by"));

  private final Sql sql;

  CatalogStore(Sql sql) {
    this.sql = sql;
  }

  /** A tag with what is kept of it and its manifest. */
  record Tagged(
      RepositoryName repository,
      String name,
      String digest,
      String mediaType,
      Instant updatedAt,
      String pushedBy) {}

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

  /** A repository, unless nothing is in it. */
  Optional<RepositoryRow> repository(
      RepositoryName repository, PullStore.Total pulled, String upstream) {
    return sql.read(h ->
        // with max() SQLite takes the other columns from the row that has it
        h.select(
                "select m.repository, count(*) as manifests, max(m.pushed_at) as pushed_at,"
                    + " m.pushed_by, (select count(*) from registry_tag t where t.repository ="
                    + " m.repository) as tags, (select coalesce(sum(b.size), 0) from registry_link"
                    + " l join registry_blob b on b.digest = l.digest where l.repository ="
                    + " m.repository) as bytes from registry_manifest m where m.repository = ?"
                    + " group by m.repository",
                repository.value())
            .map((row, context) ->
                new RepositoryRow(
                    repository.value(),
                    repository.value(),
                    row.getInt("tags"),
                    row.getInt("manifests"),
                    row.getLong("bytes"),
                    Instant.ofEpochMilli(row.getLong("pushed_at")),
                    row.getString("pushed_by"),
                    pulled.pulls(),
                    pulled.at(),
                    pulled.by(),
                    upstream))
            .findOne());
  }

  /** The tags of a repository, the newest first. */
  List<Tagged> tagged(RepositoryName repository) {
    return sql.read(h ->
        h.select(
                "select t.*, m.media_type, m.pushed_by"
                    + " from registry_tag t join registry_manifest m on m.repository ="
                    + " t.repository and m.digest = t.digest where t.repository = ?"
                    + " order by t.updated_at desc, t.name",
                repository.value())
            .map(TAGGED)
            .list());
  }

  /**
   * Which other images have a content too: {@code shop/web:1}, also where an index of that name has
   * the manifest; by the content's digest.
   *
   * @param repository with {@code manifest}, the image that does not count
   */
  Map<String, List<String>> sharers(
      RepositoryName repository, String manifest, List<String> digests) {
    if (digests.isEmpty()) {
      return Map.of();
    }
    return sql.read(h ->
        h
            .createQuery(
                "with uses as (select r.digest, r.repository, r.manifest from registry_link l join"
                    + " registry_reference r on r.repository = l.repository and r.digest ="
                    + " l.digest where l.digest in (<digests>) and not (r.repository ="
                    + " :repository and r.manifest = :manifest)), named as (select * from uses"
                    + " union select u.digest, p.repository, p.manifest from uses u join"
                    + " registry_reference p on p.repository = u.repository and p.digest ="
                    + " u.manifest) select n.digest, n.repository || ':' || t.name as image"
                    + " from named n join registry_tag t on t.repository = n.repository and"
                    + " t.digest = n.manifest order by image limit 5000")
            .bindList("digests", digests)
            .bind("repository", repository.value())
            .bind("manifest", manifest)
            .map((row, context) -> Map.entry(row.getString("digest"), row.getString("image")))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
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
