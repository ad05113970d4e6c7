package io.grampus.stacks;

import io.grampus.kernel.Json;
import io.grampus.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;

/** Keeps revisions and rollouts. */
final class StackStore {
  private static final String ROLLOUT_COLUMNS =
      "id, stack, kind, revision, state, who, started_at, ended_at, services, notes";
  private static final TypeReference<List<ServiceProgress>> SERVICES = new TypeReference<>() {};
  private static final TypeReference<List<String>> NOTES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};

  static final int KEPT = 50;

  private final Sql sql;
  private final int kept;

  /**
   * @param kept how many revisions of a stack stay, besides those that are still needed
   */
  StackStore(Sql sql, int kept) {
    this.sql = sql;
    this.kept = kept;
    sql.migrate(StackStore.class);
  }

  /** What a new revision consists of. */
  record NewRevision(String note, Map<String, String> files, Target target) {}

  /** What came of asking for a rollout. */
  sealed interface Begun {
    /** It is on disk. */
    record Accepted(Rollout rollout) implements Begun {}

    /** Another one is active. */
    record Busy(Rollout active) implements Begun {}
  }

  /**
   * Adds the revision and its rollout in one transaction.
   *
   * @param supersede whether an active rollout of the stack gives way
   */
  Begun begin(Rollout asked, NewRevision revision, RolloutOptions options, boolean supersede) {
    return sql.write(h -> {
      Optional<Rollout> active = active(h, asked.stack());
      if (active.isPresent() && !supersede) {
        return new Begun.Busy(active.get());
      }
      active.ifPresent(a -> giveWay(h, a, asked));
      long number = latest(h, asked.stack()) + 1;
      h.createUpdate(
              "insert into stacks_revisions (stack, number, at, who, note, files, target)"
                  + " values (:stack, :number, :at, :who, :note, :files, :target)")
          .bind("stack", asked.stack())
          .bind("number", number)
          .bind("at", asked.origin().startedAt().toString())
          .bind("who", asked.origin().who())
          .bind("note", revision.note())
          .bind("files", json(revision.files()))
          .bind("target", json(revision.target()))
          .execute();
      Rollout begun = insert(h, numbered(asked, number), options);
      trim(h, asked.stack(), number - kept);
      return new Begun.Accepted(begun);
    });
  }

  /** Removes old revisions, but what runs, what ran before it and what is rolled out stays. */
  private static void trim(Handle h, String stack, long upTo) {
    h.createUpdate(
            "delete from stacks_revisions where stack = :stack and number <= :upTo"
                + " and number not in (select revision from stacks_rollouts"
                + " where stack = :stack and ended_at is null)"
                + " and number not in (select revision from stacks_rollouts"
                + " where stack = :stack and state like '{\"name\":\"healthy\"%'"
                + " group by revision order by max(rowid) desc limit 2)")
        .bind("stack", stack)
        .bind("upTo", upTo)
        .execute();
  }

  /** Adds a rollout that needs no revision of its own; one that is active gives way. */
  Rollout beginRemoval(Rollout asked, RolloutOptions options) {
    return sql.write(h -> {
      active(h, asked.stack()).ifPresent(a -> giveWay(h, a, asked));
      return insert(h, numbered(asked, latest(h, asked.stack())), options);
    });
  }

  /** Keeps how far the rollout has come, unless it has ended meanwhile. */
  boolean save(Rollout rollout) {
    return sql.write(h -> save(h, rollout));
  }

  List<Rollout> active() {
    return rollouts("where ended_at is null order by started_at", Map.of());
  }

  Optional<Rollout> activeOf(String stack) {
    return sql.read(h -> active(h, stack));
  }

  Optional<Rollout> rollout(String id) {
    return rollouts("where id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** The stack's rollouts, the latest first. */
  List<Rollout> rolloutsOf(String stack) {
    return rollouts(
        "where stack = :stack order by started_at desc, rowid desc limit 100",
        Map.of("stack", stack));
  }

  /** The latest rollout of every stack. */
  List<Rollout> latestRollouts() {
    return rollouts(
        "where rowid in (select max(rowid) from stacks_rollouts group by stack)", Map.of());
  }

  RolloutOptions options(String rollout) {
    return sql.read(h ->
        h.createQuery("select options from stacks_rollouts where id = :id")
            .bind("id", rollout)
            .map((rs, _) -> Json.MAPPER.readValue(rs.getString(1), RolloutOptions.class))
            .findOne()
            .orElseGet(RolloutOptions::usual));
  }

  /** The stack's history, the latest first. */
  List<RevisionSummary> revisions(String stack) {
    return sql.read(h ->
        h.createQuery(
                "select stack, number, at, who, note from stacks_revisions"
                    + " where stack = :stack order by number desc")
            .bind("stack", stack)
            .map((rs, _) -> summary(rs))
            .list());
  }

  Optional<Map<String, String>> files(String stack, long number) {
    return column(stack, number, "files").map(t -> Json.MAPPER.readValue(t, FILES));
  }

  Optional<Target> target(String stack, long number) {
    return column(stack, number, "target").map(t -> Json.MAPPER.readValue(t, Target.class));
  }

  private Optional<String> column(String stack, long number, String column) {
    return sql.read(h ->
        h.createQuery(
                "select "
                    + column
                    + " from stacks_revisions"
                    + " where stack = :stack and number = :number")
            .bind("stack", stack)
            .bind("number", number)
            .mapTo(String.class)
            .findOne());
  }

  private static void giveWay(Handle h, Rollout active, Rollout to) {
    var superseded = new RolloutState.Superseded(to.id());
    save(h, active.in(superseded, to.origin().startedAt()));
  }

  private static Rollout insert(Handle h, Rollout rollout, RolloutOptions options) {
    h.createUpdate(
            "insert into stacks_rollouts ("
                + ROLLOUT_COLUMNS
                + ", options) values"
                + " (:id, :stack, :kind, :revision, :state, :who, :started, null, :services,"
                + " :notes, :options)")
        .bind("id", rollout.id())
        .bind("stack", rollout.stack())
        .bind("kind", rollout.kind().name())
        .bind("revision", rollout.revision())
        .bind("state", state(rollout.state()))
        .bind("who", rollout.origin().who())
        .bind("started", rollout.origin().startedAt().toString())
        .bind("services", json(rollout.services()))
        .bind("notes", json(rollout.notes()))
        .bind("options", json(options))
        .execute();
    return rollout;
  }

  private static boolean save(Handle h, Rollout rollout) {
    return h.createUpdate(
                "update stacks_rollouts set state = :state, ended_at = :ended,"
                    + " services = :services, notes = :notes where id = :id and ended_at is null")
            .bind("id", rollout.id())
            .bind("state", state(rollout.state()))
            .bind("ended", rollout.origin().endedAt().map(Instant::toString).orElse(null))
            .bind("services", json(rollout.services()))
            .bind("notes", json(rollout.notes()))
            .execute()
        == 1;
  }

  private List<Rollout> rollouts(String where, Map<String, String> values) {
    String query = "select " + ROLLOUT_COLUMNS + " from stacks_rollouts " + where;
    return sql.read(h -> h.createQuery(query).bindMap(values).map((rs, _) -> rollout(rs)).list());
  }

  private static Optional<Rollout> active(Handle h, String stack) {
    return h.createQuery(
            "select "
                + ROLLOUT_COLUMNS
                + " from stacks_rollouts"
                + " where stack = :stack and ended_at is null")
        .bind("stack", stack)
        .map((rs, _) -> rollout(rs))
        .findOne();
  }

  private static long latest(Handle h, String stack) {
    return h.createQuery(
            "select coalesce(max(number), 0) from stacks_revisions where stack = :stack")
        .bind("stack", stack)
        .mapTo(Long.class)
        .one();
  }

  private static Rollout numbered(Rollout asked, long revision) {
    return new Rollout(
        asked.id(),
        asked.stack(),
        asked.kind(),
        revision,
        asked.state(),
        asked.origin(),
        asked.services(),
        asked.notes());
  }

  private static Rollout rollout(ResultSet rs) throws SQLException {
    String ended = rs.getString("ended_at");
    var origin =
        new Rollout.Origin(
            rs.getString("who"),
            Instant.parse(rs.getString("started_at")),
            ended == null ? Optional.empty() : Optional.of(Instant.parse(ended)));
    return new Rollout(
        rs.getString("id"),
        rs.getString("stack"),
        Rollout.Kind.valueOf(rs.getString("kind")),
        rs.getLong("revision"),
        Json.MAPPER.readValue(rs.getString("state"), RolloutState.class),
        origin,
        Json.MAPPER.readValue(rs.getString("services"), SERVICES),
        Json.MAPPER.readValue(rs.getString("notes"), NOTES));
  }

  private static RevisionSummary summary(ResultSet rs) throws SQLException {
    return new RevisionSummary(
        rs.getString("stack"),
        rs.getLong("number"),
        Instant.parse(rs.getString("at")),
        rs.getString("who"),
        rs.getString("note"));
  }

  private static String state(RolloutState state) {
    return Json.MAPPER.writerFor(RolloutState.class).writeValueAsString(state);
  }

  private static String json(Object value) {
    return Json.MAPPER.writeValueAsString(value);
  }
}
