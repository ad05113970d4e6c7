package io.grampus.stacks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the durations, sizes and CPU counts of a Compose file into the integers of the API. */
final class Quantity {
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h|d|w)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L,
          "w", 604_800_000_000_000L);
  private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgtp]?)i?b?");

  private Quantity() {}

  /** A duration such as {@code 1m30s}, in nanoseconds. */
  static long nanos(String text) {
    Matcher part = PART.matcher(text);
    long total = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      var amount = new BigDecimal(part.group(1));
      total +=
          amount.multiply(BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L))).longValue();
      end = part.end();
    }
    if (end == 0 || end != text.length()) {
      if (text.equals("0")) {
        return 0;
      }
      throw new UnmappableException("\"" + text + "\" is not a duration such as 1m30s");
    }
    return total;
  }

  /** A size such as {@code 64m} or {@code 536870912}, in bytes. */
  static long bytes(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT).trim());
    if (!size.matches()) {
      throw new UnmappableException("\"" + text + "\" is not a size such as 64m");
    }
    int power = " kmgtp".indexOf(size.group(2).isEmpty() ? " " : size.group(2));
    var factor = BigDecimal.valueOf(1024).pow(power);
    return new BigDecimal(size.group(1)).multiply(factor).longValue();
  }

  /** A number of processors such as {@code 0.5}, in billionths. */
  static long nanoCpus(String text) {
    try {
      return new BigDecimal(text.trim())
          .multiply(BigDecimal.valueOf(1_000_000_000))
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new UnmappableException("\"" + text + "\" is not a number of processors");
    }
  }

  /** A file mode such as {@code 0440}, which YAML and JSON show in octal. */
  static int mode(String text) {
    try {
      return Integer.parseInt(text.startsWith("0o") ? text.substring(2) : text, 8);
    } catch (NumberFormatException e) {
      throw new UnmappableException("\"" + text + "\" is not a file mode such as 0440");
    }
  }
}
