package io.grampus.identity;

import io.grampus.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Sessions and tokens in the database, by the hash of their secret. */
final class TokenStore {
  private static final String SELECT =
      "select t.*, u.name as user_name from identity_token t join identity_user u on u.id = t.user_id ";

  private static final RowMapper<Token> TOKEN =
      (row, context) ->
          new Token(
              row.getString("id"),
              row.getString("name"),
              row.getString("user_name"),
              row.getString("hint"),
              scopes(row.getString("scopes")),
              Instant.ofEpochMilli(row.getLong("created_at")),
              instant(row, "expires_at"),
              instant(row, "last_used_at"));

  private final Sql sql;

  TokenStore(Sql sql) {
    this.sql = sql;
  }

  /** A stored secret with the user it stands for. */
  record Held(Token token, String userId, boolean session) {}

  void add(Token token, String userId, String hash, boolean session) {
    sql.write(h ->
        h.execute(
            "insert into identity_token"
                + "(id, user_id, name, hash, hint, session, scopes, created_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            token.id(),
            userId,
            token.name(),
            hash,
            token.hint(),
            session ? 1 : 0,
            String.join(" ", token.scopes()),
            token.createdAt().toEpochMilli(),
            token.expiresAt().map(Instant::toEpochMilli).orElse(null)));
  }

  Optional<Held> byHash(String hash) {
    return sql.read(h ->
        h.select(SELECT + "where t.hash = ?", hash)
            .map((row, context) ->
                new Held(
                    TOKEN.map(row, context), row.getString("user_id"), row.getInt("session") == 1))
            .findOne());
  }

  /** The tokens, not the sessions, of everybody. */
  List<Token> all() {
    return sql.read(h ->
        h.createQuery(SELECT + "where t.session = 0 order by u.name, t.created_at")
            .map(TOKEN)
            .list());
  }

  List<Token> of(String userId) {
    return sql.read(h ->
        h.select(SELECT + "where t.session = 0 and t.user_id = ? order by t.created_at", userId)
            .map(TOKEN)
            .list());
  }

  Optional<Held> byId(String id) {
    return sql.read(h ->
        h.select(SELECT + "where t.id = ?", id)
            .map((row, context) ->
                new Held(
                    TOKEN.map(row, context), row.getString("user_id"), row.getInt("session") == 1))
            .findOne());
  }

  void remove(String id) {
    sql.write(h -> h.execute("delete from identity_token where id = ?", id));
  }

  /** Ends all sessions of a user but one. */
  void endSessions(String userId, String but) {
    sql.write(h ->
        h.execute(
            "delete from identity_token where session = 1 and user_id = ? and id <> ?",
            userId,
            but));
  }

  void used(String id, Instant at) {
    sql.write(h ->
        h.execute(
            "update identity_token set last_used_at = ? where id = ?", at.toEpochMilli(), id));
  }

  int removeExpired(Instant now) {
    return sql.write(
        h -> h.execute("delete from identity_token where expires_at < ?", now.toEpochMilli()));
  }

  private static List<String> scopes(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
