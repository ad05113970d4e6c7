package io.grampus.inventory;

import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A point in time. A span is compared with its age: {@code created<2h} is less than two hours ago;
 * a date or time is compared as it is: {@code created<2026-11-24} is before that day.
 */
record InstantField<R>(String name, Function<R, Optional<Instant>> time, Clock clock)
    implements Field<R> {

  @Override
  public Predicate<R> test(Operator operator, Value value) {
    if (operator == Operator.IS) {
      throw new IllegalArgumentException("is a time and is compared with \"<\" and \">\"");
    }
    Optional<Duration> span = Quantity.span(value.text());
    if (span.isPresent()) {
      Duration age = span.get();
      return row -> has(row, t -> operator.fits(Duration.between(t, clock.now()).compareTo(age)));
    }
    Instant bound = instant(value.text());
    return row -> has(row, t -> operator.fits(t.compareTo(bound)));
  }

  private boolean has(R row, Predicate<Instant> condition) {
    return time.apply(row).filter(condition).isPresent();
  }

  private static Instant instant(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "takes a span such as 30s, 5m, 2h, 3d, or a time such as 2026-11-24 or"
              + " 2026-11-24T10:00:00Z, not \""
              + text
              + "\"",
          e);
    }
  }

  @Override
  public Comparator<R> order(boolean descending) {
    return descending
        ? Comparator.comparing((R row) -> time.apply(row).orElse(Instant.MIN)).reversed()
        : Comparator.comparing(row -> time.apply(row).orElse(Instant.MAX));
  }
}
