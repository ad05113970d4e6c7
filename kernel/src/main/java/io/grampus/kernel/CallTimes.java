package io.grampus.kernel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads times out of queries. */
final class CallTimes {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final int LONGEST = 40;

  private CallTimes() {}

  static Instant parse(String name, String text) {
    try {
      if (text.length() <= LONGEST && text.indexOf('T') < 0) {
        long nanos = new BigDecimal(text).multiply(NANOS).longValueExact();
        return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
      }
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      String but = "\"" + text + "\" is no time";
      String next = "Write it as 2026-11-24T08:00:00Z, or as seconds since 1970.";
      throw new ProblemException(
          new CommonProblem.Invalid("read the parameter " + name, name, but, next), e);
    }
  }
}
