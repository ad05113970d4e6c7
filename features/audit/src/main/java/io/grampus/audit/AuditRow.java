package io.grampus.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Who did what, on what, from where, with which result.
 *
 * @param number grows with every row
 * @param result {@code ok}, a problem's code, {@code running}, or {@code unknown} when the server
 *     stopped before the end
 * @param tookMs absent while it runs or when its end is unknown
 */
public record AuditRow(
    long number, Instant at, What what, String result, String detail, Optional<Long> tookMs) {

  /** The part that is known before the end. */
  public record What(String id, String who, String action, String object, String from) {}
}
