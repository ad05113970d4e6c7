package io.grampus.registry;

import io.grampus.kernel.Json;
import io.grampus.kernel.Sql;
import io.grampus.oci.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of pulling through, and which repositories hold what came of it. */
final class MirrorStore {
  /** Blobs that only such repositories have. */
  private static final String OURS =
      " from registry_blob b where exists (select 1 from registry_link l join registry_mirrored m"
          + " on m.repository = l.repository where l.digest = b.digest) and not exists (select 1"
          + " from registry_link l where l.digest = b.digest and l.repository not in"
          + " (select repository from registry_mirrored))";

  private final Sql sql;

  MirrorStore(Sql sql) {
    this.sql = sql;
  }

  /** A manifest that may go. */
  record Old(RepositoryName repository, String digest) {}

  MirrorSettings settings() {
    Optional<String> kept =
        sql.read(h ->
            h.select("select settings from registry_mirror_settings")
                .mapTo(String.class)
                .findOne());
    return kept.map(text -> Json.MAPPER.readValue(text, MirrorSettings.class))
        .orElse(MirrorSettings.OFF);
  }

  void keep(MirrorSettings settings) {
    String text = Json.MAPPER.writeValueAsString(settings);
    sql.write(h ->
        h.execute(
            "insert into registry_mirror_settings(id, settings) values (1, ?)"
                + " on conflict do update set settings = excluded.settings",
            text));
  }

  /** The repositories that hold what was pulled through, with where it came from. */
  Map<String, String> mirrored() {
    return sql.read(h ->
        h
            .createQuery("select repository, upstream from registry_mirrored")
            .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  void mirrors(RepositoryName repository, String upstream) {
    sql.write(h ->
        h.execute(
            "insert into registry_mirrored(repository, upstream) values (?, ?)"
                + " on conflict do nothing",
            repository.value(),
            upstream));
  }

  void forget(RepositoryName repository) {
    sql.write(
        h -> h.execute("delete from registry_mirrored where repository = ?", repository.value()));
  }

  /** What goes when all that was pulled through goes, in bytes. */
  long bytes() {
    return sql.read(
        h -> h.createQuery("select coalesce(sum(b.size), 0)" + OURS).mapTo(Long.class).one());
  }

  /** The manifests that no index has, those first that nobody pulled for the longest time. */
  List<Old> leastUsed() {
    return sql.read(h ->
        h.createQuery(
                "select m.repository, m.digest from registry_manifest m join registry_mirrored u"
                    + " on u.repository = m.repository where not exists (select 1 from"
                    + " registry_reference r where r.repository = m.repository and r.digest ="
                    + " m.digest) order by max(m.pushed_at, coalesce((select max(p.last_at) from"
                    + " registry_pull p where p.repository = m.repository and p.digest = m.digest),"
                    + " 0)), m.digest")
            .map((row, context) -> new Old(new RepositoryName(row.getString(1)), row.getString(2)))
            .list());
  }

  /** Removes a manifest, the parts of it that no other index has, and its hold on their blobs. */
  void remove(Old old) {
    String repository = old.repository.value();
    sql.write(h -> {
      List<String> parts =
          h.select(
                  "select digest from registry_reference where repository = ? and manifest = ?",
                  repository,
                  old.digest)
              .mapTo(String.class)
              .list();
      h.execute(
          "delete from registry_manifest where repository = ? and digest = ?",
          repository,
          old.digest);
      parts.forEach(part ->
          h.execute(
              "delete from registry_manifest where repository = ? and digest = ? and not exists"
                  + " (select 1 from registry_reference r where r.repository = ? and r.digest = ?)"
                  + " and not exists (select 1 from registry_tag t where t.repository = ?"
                  + " and t.digest = ?)",
              repository,
              part,
              repository,
              part,
              repository,
              part));
      return h.execute(
          "delete from registry_link where repository = ? and not exists (select 1 from"
              + " registry_reference r where r.repository = registry_link.repository"
              + " and r.digest = registry_link.digest)",
          repository);
    });
  }
}
