package io.grampus.identity;

import io.grampus.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Users and the first-run code in the database. */
final class UserStore {
  private static final RowMapper<User> USER =
      (row, context) ->
          new User(
              row.getString("id"),
              row.getString("name"),
              Role.of(row.getString("role")),
              Instant.ofEpochMilli(row.getLong("created_at")));

  private final Sql sql;

  UserStore(Sql sql) {
    this.sql = sql;
  }

  List<User> all() {
    return sql.read(
        h -> h.createQuery("select * from identity_user order by name").map(USER).list());
  }

  Optional<User> named(String name) {
    return sql.read(h -> find(h, name));
  }

  Optional<User> byId(String id) {
    return sql.read(
        h -> h.select("select * from identity_user where id = ?", id).map(USER).findOne());
  }

  Optional<String> passwordOf(String name) {
    return sql.read(h ->
        h.select("select password from identity_user where name = ?", name)
            .mapTo(String.class)
            .findOne());
  }

  boolean hasAdmin() {
    return sql.read(UserStore::admins) > 0;
  }

  /** Returns false when the name is taken. */
  boolean add(User user, String password) {
    return sql.write(h -> insert(h, user, password));
  }

  /** Makes the first administrator if the code is right, and uses it up. */
  boolean addFirst(User user, String password, String codeHash, Instant now) {
    return sql.write(h -> {
      int used =
          h.execute(
              "delete from identity_code where hash = ? and expires_at > ?",
              codeHash,
              now.toEpochMilli());
      return used == 1 && admins(h) == 0 && insert(h, user, password);
    });
  }

  void changePassword(String id, String password) {
    sql.write(h -> h.execute("update identity_user set password = ? where id = ?", password, id));
  }

  /** Returns false when nobody could administer afterwards. */
  boolean changeRole(User user, Role role) {
    return sql.write(h -> {
      boolean last = isLastAdmin(h, user.id()) && role != Role.ADMIN;
      return !last
          && h.execute("update identity_user set role = ? where id = ?", role.word(), user.id())
              == 1;
    });
  }

  /** Returns false when nobody could administer afterwards. */
  boolean remove(User user) {
    return sql.write(h ->
        !isLastAdmin(h, user.id())
            && h.execute("delete from identity_user where id = ?", user.id()) == 1);
  }

  /** Replaces the first-run code. */
  void putCode(String hash, Instant expires) {
    sql.write(h -> {
      h.execute("delete from identity_code");
      return h.execute(
          "insert into identity_code(hash, expires_at) values (?, ?)",
          hash,
          expires.toEpochMilli());
    });
  }

  boolean hasCode(Instant now) {
    return sql.read(h ->
        h.select("select 1 from identity_code where expires_at > ?", now.toEpochMilli())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  private static boolean insert(Handle h, User user, String password) {
    return find(h, user.name()).isEmpty()
        && h.execute(
                "insert into identity_user(id, name, role, password, created_at)"
                    + " values (?, ?, ?, ?, ?)",
                user.id(),
                user.name(),
                user.role().word(),
                password,
                user.createdAt().toEpochMilli())
            == 1;
  }

  private static Optional<User> find(Handle h, String name) {
    return h.select("select * from identity_user where name = ?", name).map(USER).findOne();
  }

  private static int admins(Handle h) {
    return h.createQuery("select count(*) from identity_user where role = 'admin'")
        .mapTo(Integer.class)
        .one();
  }

  private static boolean isLastAdmin(Handle h, String id) {
    return admins(h) == 1
        && h.select("select 1 from identity_user where id = ? and role = 'admin'", id)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
  }
}
