package io.grampus.server;

import io.grampus.kernel.Sql;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps which requests were made and how they were answered. */
final class LedgerStore {
  private final Sql sql;

  LedgerStore(Sql sql) {
    this.sql = sql;
  }

  /** What the ledger knows of a request. */
  sealed interface Found {
    /** Never seen; it has begun from now on. */
    record Fresh() implements Found {}

    /** Begun by a server that was stopped before it was done. */
    record Cut(String request) implements Found {}

    /** Answered before. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    record Answered(String request, int status, byte[] sealed) implements Found {}
  }

  Found begin(String entry, String request, Instant now) {
    return sql.write(handle -> {
      Optional<Found> found = find(handle, entry);
      if (found.isEmpty()) {
        handle.execute(
            "insert into server_request(entry, request, status, at) values (?, ?, 0, ?)",
            entry,
            request,
            now.toEpochMilli());
      }
      return found.orElse(new Found.Fresh());
    });
  }

  void finish(String entry, int status, byte[] sealed, Instant now) {
    sql.write(handle ->
        handle.execute(
            "update server_request set status = ?, answer = ?, at = ? where entry = ?",
            status,
            sealed,
            now.toEpochMilli(),
            entry));
  }

  void forget(String entry) {
    sql.write(handle -> handle.execute("delete from server_request where entry = ?", entry));
  }

  int forgetBefore(Instant instant) {
    return sql.write(handle ->
        handle.execute("delete from server_request where at < ?", instant.toEpochMilli()));
  }

  private static Optional<Found> find(Handle handle, String entry) {
    return handle
        .select("select request, status, answer from server_request where entry = ?", entry)
        .map((row, context) -> {
          Found found =
              row.getInt(2) == 0
                  ? new Found.Cut(row.getString(1))
                  : new Found.Answered(row.getString(1), row.getInt(2), row.getBytes(3));
          return found;
        })
        .findOne();
  }
}
