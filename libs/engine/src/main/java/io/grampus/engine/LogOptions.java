package io.grampus.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of a log is wanted; starts as all of both outputs, without following. */
public final class LogOptions {
  private boolean stdout = true;
  private boolean stderr = true;
  private boolean follow;
  private boolean timestamps;
  private boolean details;
  private String tail = "";
  private String since = "";
  private String until = "";

  private LogOptions() {}

  /** All of both outputs. */
  public static LogOptions all() {
    return new LogOptions();
  }

  /** Only one output. */
  public LogOptions only(Output output) {
    stdout = output == Output.STDOUT;
    stderr = output == Output.STDERR;
    return this;
  }

  /** Goes on with new lines as they are written. */
  public LogOptions follow() {
    follow = true;
    return this;
  }

  /** Each line says when it was written. */
  public LogOptions timestamps() {
    timestamps = true;
    return this;
  }

  /** Each line carries the engine's details. */
  public LogOptions details() {
    details = true;
    return this;
  }

  /** At most the last so many lines. */
  public LogOptions tail(int lines) {
    tail = Integer.toString(lines);
    return this;
  }

  /** Only what was written at or after the time. */
  public LogOptions since(Instant time) {
    since = Times.seconds(time);
    return this;
  }

  /** Only what was written before the time. */
  public LogOptions until(Instant time) {
    until = Times.seconds(time);
    return this;
  }

  boolean hasTimestamps() {
    return timestamps;
  }

  boolean hasDetails() {
    return details;
  }

  Query query() {
    return Query.of("stdout", stdout ? "1" : "")
        .and("stderr", stderr)
        .and("follow", follow)
        .and("timestamps", timestamps)
        .and("details", details)
        .and("tail", tail)
        .and("since", since)
        .and("until", until);
  }

  /** Times as the engine's queries take them. */
  static final class Times {
    private Times() {}

    static String seconds(@Nullable Instant time) {
      return time == null
          ? ""
          : String.format(java.util.Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }
  }
}
