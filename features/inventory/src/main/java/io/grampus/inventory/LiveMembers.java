package io.grampus.inventory;

import java.time.Instant;
import java.util.List;

/**
 * Members of a row's JSON that change without the row changing: they are written each time, after
 * the rendered rest.
 */
interface LiveMembers<R extends Row> {

  /** Their names, which the row's record has too. */
  List<String> names();

  /** Appends {@code ,"name":value} for each that has a value, in ASCII. */
  void append(R row, Instant now, StringBuilder json);

  /** The time, for rows that tell how long something lasts. */
  Instant instant();

  /** Changes whenever what {@link #append} writes may have changed. */
  String version();

  /** The row with the present values in their components. */
  R now(R row);

  /** For rows that have none. */
  static <R extends Row> LiveMembers<R> none() {
    return new LiveMembers<>() {
      @Override
      public List<String> names() {
        return List.of();
      }

      @Override
      public void append(R row, Instant now, StringBuilder json) {}

      @Override
      public Instant instant() {
        return Instant.EPOCH;
      }

      @Override
      public String version() {
        return "";
      }

      @Override
      public R now(R row) {
        return row;
      }
    };
  }
}
