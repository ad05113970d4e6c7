package io.grampus.images;

import io.grampus.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** The registries' credentials in the database, encrypted. */
final class LoginStore {
  private static final RowMapper<LoginRow> ROW =
      (row, context) ->
          new LoginRow(
              row.getString("registry"),
              row.getString("user"),
              Instant.ofEpochMilli(row.getLong("added_at")),
              row.getString("added_by"));

  private final Sql sql;

  LoginStore(Sql sql) {
    this.sql = sql;
    sql.migrate(LoginStore.class);
  }

  List<LoginRow> all() {
    return sql.read(
        h -> h.createQuery("select * from images_login order by registry").map(ROW).list());
  }

  Optional<byte[]> sealed(String registry) {
    return sql.read(h ->
        h.createQuery("select sealed from images_login where registry = ?")
            .bind(0, registry)
            .mapTo(byte[].class)
            .findFirst());
  }

  void keep(LoginRow row, byte[] sealed) {
    sql.write(h ->
        h.execute(
            "insert or replace into images_login(registry, user, sealed, added_at, added_by)"
                + " values (?, ?, ?, ?, ?)",
            row.registry(),
            row.user(),
            sealed,
            row.addedAt().toEpochMilli(),
            row.addedBy()));
  }

  /** Whether there was one. */
  boolean remove(String registry) {
    return sql.write(h -> h.execute("delete from images_login where registry = ?", registry) > 0);
  }
}
