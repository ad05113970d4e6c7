package io.grampus.registry;

import io.grampus.kernel.Sql;
import io.grampus.oci.RepositoryName;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Who pulled what, how often, and when last. */
final class PullStore {
  private static final RowMapper<Puller> PULLER =
      (row, context) ->
          new Puller(
              row.getString("who"),
              row.getLong("pulls"),
              Instant.ofEpochMilli(row.getLong("last_at")));

  private final Sql sql;

  PullStore(Sql sql) {
    this.sql = sql;
  }

  /** Pulls of one manifest by one user since they were last kept. */
  record Tally(RepositoryName repository, String digest, String who, long pulls, Instant last) {}

  /** All pulls of a manifest, and the last of them. */
  record Total(long pulls, Optional<Instant> at, String by) {
    static final Total NONE = new Total(0, Optional.empty(), "");

    static Total of(Puller latest, long pulls) {
      return new Total(pulls, Optional.of(latest.at()), latest.who());
    }
  }

  /** Keeps tallies; those of manifests that are gone meanwhile are nothing any more. */
  void add(Collection<Tally> tallies) {
    sql.write(h -> {
      var batch =
          h.prepareBatch(
              "insert into registry_pull(repository, digest, who, pulls, last_at)"
                  + " select ?, ?, ?, ?, ? where exists (select 1 from registry_manifest"
                  + " where repository = ? and digest = ?) on conflict do update set"
                  + " pulls = pulls + excluded.pulls, last_at = max(last_at, excluded.last_at)");
      for (Tally t : tallies) {
        String repository = t.repository.value();
        long at = t.last.toEpochMilli();
        batch.add(repository, t.digest, t.who, t.pulls, at, repository, t.digest);
      }
      return batch.execute();
    });
  }

  /** Who pulled a manifest, the last one first. */
  List<Puller> pullers(RepositoryName repository, String digest) {
    return sql.read(h ->
        h.select(
                "select who, pulls, last_at from registry_pull where repository = ? and digest = ?"
                    + " order by last_at desc, who",
                repository.value(),
                digest)
            .map(PULLER)
            .list());
  }

  /** The pulls of each manifest of a repository that was ever pulled, by its digest. */
  Map<String, Total> totals(RepositoryName repository) {
    Map<String, Total> totals = new HashMap<>();
    sql.read(h ->
            // with max() SQLite takes the other columns from the row that has it
            h.select(
                    "select digest, who, sum(pulls) as pulls, max(last_at) as last_at"
                        + " from registry_pull where repository = ? group by digest",
                    repository.value())
                .map((row, context) -> Map.entry(row.getString("digest"), PULLER.map(row, context)))
                .list())
        .forEach(e -> totals.put(e.getKey(), Total.of(e.getValue(), e.getValue().pulls())));
    return totals;
  }

  /** The pulls of a repository; those of an index's parts come with it and do not count. */
  Total total(RepositoryName repository) {
    return sql.read(h ->
            h.select(
                    "select who, sum(pulls) as pulls, max(last_at) as last_at from registry_pull p"
                        + " where repository = ? and not exists (select 1 from registry_reference r"
                        + " where r.repository = p.repository and r.digest = p.digest)"
                        + " group by repository",
                    repository.value())
                .map(PULLER)
                .findOne())
        .map(latest -> Total.of(latest, latest.pulls()))
        .orElse(Total.NONE);
  }
}
