package io.grampus.registry;

import io.grampus.kernel.Sql;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.RepositoryName;
import io.grampus.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Manifests with their tags, and what they need. */
final class ManifestStore {
  private static final RowMapper<Kept> KEPT =
      (row, context) ->
          new Kept(
              ManifestDocument.read(
                      row.getBytes("content"), Optional.of(row.getString("media_type")))
                  .named(Digest.parse(row.getString("digest"))),
              Instant.ofEpochMilli(row.getLong("pushed_at")),
              row.getString("pushed_by"));

  private final Sql sql;
  private volatile Consumer<RepositoryName> changed = _ -> {};

  ManifestStore(Sql sql) {
    this.sql = sql;
  }

  /** Tells of each repository whose manifests or tags have changed, after they have. */
  void told(Consumer<RepositoryName> listener) {
    this.changed = listener;
  }

  /** A manifest with when and by whom it was last pushed. */
  record Kept(ManifestDocument document, Instant at, String by) {}

  /** Who pushes what to where. */
  record Push(RepositoryName repository, ManifestDocument document, Optional<Tag> tag, String by) {}

  /**
   * Keeps a manifest, if all that it needs is in its repository.
   *
   * @return what is missing; when anything is, nothing was kept
   */
  List<Digest> put(Push push, Instant now) {
    List<Digest> lacking =
        sql.write(h -> {
          boolean index = push.document.manifest() instanceof Manifest.Index;
          List<Digest> needs =
              push.document.manifest().needs().stream().map(Descriptor::digest).distinct().toList();
          String table = index ? "registry_manifest" : "registry_link";
          List<Digest> missing =
              needs.stream().filter(n -> !has(h, table, push.repository, n)).toList();
          if (missing.isEmpty()) {
            insert(h, push, needs, now);
          }
          return missing;
        });
    changed.accept(push.repository);
    return lacking;
  }

  /** Gives a manifest that is there one more tag; false when it is not there. */
  boolean tag(RepositoryName repository, Digest digest, Tag tag, Instant now) {
    boolean there =
        sql.write(h -> {
          boolean known = has(h, "registry_manifest", repository, digest);
          if (known) {
            tag(h, repository, digest, tag, now);
          }
          return known;
        });
    changed.accept(repository);
    return there;
  }

  /** Something else of a repository has changed: a blob has come. */
  void touched(RepositoryName repository) {
    changed.accept(repository);
  }

  /** Keeps a manifest of another registry, whatever is here of what it needs. */
  void keep(Push push, Instant now) {
    sql.write(h -> {
      insert(h, push, needs(push.document), now);
      return 0;
    });
    changed.accept(push.repository);
  }

  private static List<Digest> needs(ManifestDocument document) {
    return document.manifest().needs().stream().map(Descriptor::digest).distinct().toList();
  }

  /** Whether there is any manifest in a repository. */
  boolean any(RepositoryName repository) {
    return sql.read(h ->
        h.select("select 1 from registry_manifest where repository = ? limit 1", repository.value())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  /** How a manifest of the repository describes a content that it needs. */
  Optional<Descriptor> needed(RepositoryName repository, Digest digest) {
    return sql.read(h ->
            h.select(
                    "select m.* from registry_manifest m join registry_reference r on r.repository"
                        + " = m.repository and r.manifest = m.digest where r.repository = ? and"
                        + " r.digest = ? limit 1",
                    repository.value(),
                    digest.toString())
                .map(KEPT)
                .findOne())
        .flatMap(kept ->
            kept.document().manifest().needs().stream()
                .filter(d -> d.digest().equals(digest))
                .findFirst());
  }

  private static boolean has(Handle h, String table, RepositoryName repository, Digest digest) {
    return h.select(
            "select 1 from " + table + " where repository = ? and digest = ?",
            repository.value(),
            digest.toString())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void insert(Handle h, Push push, List<Digest> needs, Instant now) {
    String repository = push.repository.value();
    String digest = push.document.digest().toString();
    Manifest manifest = push.document.manifest();
    h.execute(
        "insert into registry_manifest(repository, digest, media_type, artifact_type, subject,"
            + " content, pushed_at, pushed_by) values (?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do update set pushed_at = excluded.pushed_at,"
            + " pushed_by = excluded.pushed_by",
        repository,
        digest,
        manifest.mediaType(),
        Artifacts.type(manifest),
        manifest.subject().map(s -> s.digest().toString()).orElse(null),
        push.document.bytes(),
        now.toEpochMilli(),
        push.by);
    needs.forEach(n ->
        h.execute(
            "insert into registry_reference(repository, manifest, digest) values (?, ?, ?)"
                + " on conflict do nothing",
            repository,
            digest,
            n.toString()));
    push.tag.ifPresent(t -> tag(h, push.repository, push.document.digest(), t, now));
  }

  private static void tag(
      Handle h, RepositoryName repository, Digest digest, Tag tag, Instant now) {
    h.execute(
        "insert into registry_tag(repository, name, digest, updated_at) values (?, ?, ?, ?)"
            + " on conflict do update set digest = excluded.digest,"
            + " updated_at = excluded.updated_at",
        repository.value(),
        tag.value(),
        digest.toString(),
        now.toEpochMilli());
  }

  Optional<Kept> find(RepositoryName repository, ManifestName name) {
    return sql.read(h ->
        switch (name) {
          case ManifestName.ByDigest by ->
              h.select(
                      "select * from registry_manifest where repository = ? and digest = ?",
                      repository.value(),
                      by.digest().toString())
                  .map(KEPT)
                  .findOne();
          case ManifestName.ByTag by ->
              h.select(
                      "select m.* from registry_manifest m join registry_tag t"
                          + " on t.repository = m.repository and t.digest = m.digest"
                          + " where t.repository = ? and t.name = ?",
                      repository.value(),
                      by.tag().value())
                  .map(KEPT)
                  .findOne();
        });
  }

  /** Removes a tag, or a manifest with all its tags; false when there is none. */
  boolean remove(RepositoryName repository, ManifestName name) {
    return switch (name) {
      case ManifestName.ByDigest by -> delete("registry_manifest", "digest", repository, by);
      case ManifestName.ByTag by -> delete("registry_tag", "name", repository, by);
    };
  }

  private boolean delete(
      String table, String column, RepositoryName repository, ManifestName name) {
    String text = "delete from " + table + " where repository = ? and " + column + " = ?";
    int gone = sql.write(h -> h.execute(text, repository.value(), name.toString()));
    changed.accept(repository);
    return gone > 0;
  }

  /** Removes all manifests of a repository with their tags; how many there were. */
  int removeAll(RepositoryName repository) {
    int gone =
        sql.write(h ->
            h.execute("delete from registry_manifest where repository = ?", repository.value()));
    changed.accept(repository);
    return gone;
  }

  /** The manifests that are about this one, of that artifact type if one is given. */
  List<Kept> referrers(RepositoryName repository, Digest subject, Optional<String> artifactType) {
    return sql.read(h ->
        h.select(
                "select * from registry_manifest where repository = ? and subject = ?"
                    + " and ? in ('', artifact_type) order by pushed_at, digest",
                repository.value(),
                subject.toString(),
                artifactType.orElse(""))
            .map(KEPT)
            .list());
  }

  /**
   * Removes manifests that have no tag, are in no index, and are about nothing that is there.
   *
   * @param before only those that were pushed before then
   * @return how many
   */
  int removeUntagged(Instant before) {
    int removed = 0;
    // what an index or a subject held may be free once that is gone
    for (int step = removeOnce(before); step > 0; step = removeOnce(before)) {
      removed += step;
    }
    return removed;
  }

  private int removeOnce(Instant before) {
    return sql.write(
        h -> h.execute("delete from registry_manifest " + UNTAGGED, before.toEpochMilli()));
  }

  /** How many {@link #removeUntagged} would remove at once. */
  int untagged(Instant before) {
    return sql.read(h ->
        h.select("select count(*) from registry_manifest " + UNTAGGED, before.toEpochMilli())
            .mapTo(Integer.class)
            .one());
  }

  private static final String UNTAGGED =
      "where pushed_at < ?"
          + " and not exists (select 1 from registry_tag t where t.repository ="
          + " registry_manifest.repository and t.digest = registry_manifest.digest)"
          + " and not exists (select 1 from registry_reference r where r.repository ="
          + " registry_manifest.repository and r.digest = registry_manifest.digest)"
          + " and not exists (select 1 from registry_manifest s where s.repository ="
          + " registry_manifest.repository and s.digest = registry_manifest.subject)";
}
