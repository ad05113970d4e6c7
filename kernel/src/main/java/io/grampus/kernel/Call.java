package io.grampus.kernel;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request as a handler sees it: checked, parsed and with its caller known.
 *
 * @param <B> the body's type
 */
public interface Call<B> {

  RequestContext context();

  /** The path parameter, percent-decoded. */
  String path(String name);

  /** The query parameter when it was given and is not empty. */
  Optional<String> query(String name);

  /** Every value of a query parameter that may repeat. */
  List<String> queries(String name);

  /** The body, read and checked against its type. */
  B body();

  /** The body as it arrives, for operations that take bytes. */
  InputStream stream();

  /**
   * A query parameter that is true when it is present without a value, {@code true} or {@code 1}.
   */
  default boolean flag(String name) {
    return queries(name).stream().anyMatch(v -> v.isEmpty() || v.equals("true") || v.equals("1"));
  }

  /** A whole number from the query, refused outside of {@code least} to {@code most}. */
  default long number(String name, long otherwise, long least, long most) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, with the range
    }
    String but = "\"" + text.get() + "\" is not a whole number from " + least + " to " + most;
    throw new ProblemException(
        new CommonProblem.Invalid(
            "read the parameter " + name, name, but, "Give " + name + " a number in that range."));
  }

  /** How many lines, from the query; empty when that is left out or {@code all}. */
  default OptionalInt lines(String name) {
    boolean all = query(name).orElse("all").equals("all");
    return all ? OptionalInt.empty() : OptionalInt.of((int) number(name, 0, 0, Integer.MAX_VALUE));
  }

  /** A time from the query: ISO-8601, or seconds since 1970. */
  default Optional<Instant> instant(String name) {
    return query(name).map(text -> CallTimes.parse(name, text));
  }
}
