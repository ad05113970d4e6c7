package io.grampus.audit;

import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Page;
import io.grampus.kernel.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Audit rows in the database. */
final class AuditStore {
  private static final String RETENTION = "retention_days";

  private static final RowMapper<AuditRow> ROW =
      (row, context) -> {
        long took = row.getLong("took_ms");
        boolean ended = !row.wasNull();
        return new AuditRow(
            row.getLong("number"),
            Instant.ofEpochMilli(row.getLong("at")),
            new AuditRow.What(
                row.getString("id"),
                row.getString("who"),
                row.getString("action"),
                row.getString("object"),
                row.getString("remote")),
            row.getString("result"),
            row.getString("detail"),
            ended ? Optional.of(took) : Optional.empty());
      };

  private final Sql sql;

  AuditStore(Sql sql) {
    this.sql = sql;
  }

  AuditRow begin(AuditTrail.Attempt attempt) {
    long number =
        sql.write(h ->
            h.createUpdate(
                    "insert into audit_row(id, at, who, action, object, remote, result, detail)"
                        + " values (:id, :at, :who, :action, :object, :remote, 'running', '')")
                .bind("id", attempt.id())
                .bind("at", attempt.at().toEpochMilli())
                .bind("who", attempt.who())
                .bind("action", attempt.action())
                .bind("object", attempt.object())
                .bind("remote", attempt.from())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one());
    var what =
        new AuditRow.What(
            attempt.id(), attempt.who(), attempt.action(), attempt.object(), attempt.from());
    return new AuditRow(number, attempt.at(), what, "running", "", Optional.empty());
  }

  Optional<AuditRow> end(String id, AuditTrail.Ending ending) {
    return sql.write(h -> {
      h.execute(
          "update audit_row set result = ?, detail = ?, took_ms = ? where id = ?",
          ending.result(),
          ending.detail(),
          ending.took().toMillis(),
          id);
      return h.select("select * from audit_row where id = ?", id).map(ROW).findOne();
    });
  }

  /** Marks what a server before us began and never ended. */
  int markUnknown() {
    return sql.write(h ->
        h.execute(
            "update audit_row set result = 'unknown',"
                + " detail = 'the server stopped before the end was known'"
                + " where result = 'running'"));
  }

  /** The newest rows first. */
  Page<AuditRow> find(AuditFilter filter, long limit, long offset) {
    List<String> where = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filter.who().ifPresent(v -> add(where, values, "who = ?", v));
    filter.action().ifPresent(v -> addAction(where, values, v));
    addObjects(where, values, filter.objects());
    filter.result().ifPresent(v -> add(where, values, "result = ?", v));
    filter.from().ifPresent(v -> add(where, values, "at >= ?", v.toEpochMilli()));
    filter.to().ifPresent(v -> add(where, values, "at < ?", v.toEpochMilli()));
    filter.address().ifPresent(v -> add(where, values, "instr(remote, ?) > 0", v));
    String everything = "who || char(10) || action || char(10) || object || char(10) || detail";
    filter.text().ifPresent(v -> add(where, values, "instr(" + everything + ", ?) > 0", v));
    String condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
    return sql.read(h -> {
      long total =
          h.select("select count(*) from audit_row" + condition, values.toArray())
              .mapTo(Long.class)
              .one();
      long version =
          h.createQuery("select coalesce(max(number), 0) from audit_row").mapTo(Long.class).one();
      values.add(limit == 0 ? -1 : limit);
      values.add(offset);
      String select =
          "select * from audit_row" + condition + " order by number desc limit ? offset ?";
      List<AuditRow> rows = h.select(select, values.toArray()).map(ROW).list();
      return new Page<>(rows, total, version, Optional.empty());
    });
  }

  /** The row with that number, or of the request with that id. */
  Optional<AuditRow> row(String name) {
    return sql.read(h ->
        h.select("select * from audit_row where id = ? or cast(number as text) = ?", name, name)
            .map(ROW)
            .findFirst());
  }

  int removeBefore(Instant instant) {
    return sql.write(h ->
        h.execute(
            "delete from audit_row where at < ? and result <> 'running'", instant.toEpochMilli()));
  }

  Optional<Duration> retention() {
    return sql.read(h ->
        h.select("select value from audit_setting where name = ?", RETENTION)
            .mapTo(Long.class)
            .findOne()
            .map(Duration::ofDays));
  }

  void keepFor(Duration retention) {
    sql.write(h ->
        h.execute(
            "insert into audit_setting(name, value) values (?, ?)"
                + " on conflict(name) do update set value = excluded.value",
            RETENTION,
            retention.toDays()));
  }

  private static void addAction(List<String> where, List<Object> values, String action) {
    if (action.endsWith(".*")) {
      String prefix = action.substring(0, action.length() - 1);
      add(where, values, "substr(action, 1, " + prefix.length() + ") = ?", prefix);
    } else {
      add(where, values, "action = ?", action);
    }
  }

  private static void addObjects(List<String> where, List<Object> values, List<String> objects) {
    if (!objects.isEmpty()) {
      var any = Collections.nCopies(objects.size(), "instr(object, ?) > 0");
      where.add("(" + String.join(" or ", any) + ")");
      values.addAll(objects);
    }
  }

  private static void add(List<String> where, List<Object> values, String condition, Object value) {
    where.add(condition);
    values.add(value);
  }
}
