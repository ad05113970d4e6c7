package io.grampus.compose;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations as people write them and as the canonical form prints them. */
final class Quantities {
  private static final Pattern SIZE = Pattern.compile("([0-9. ]*[0-9.]) ?([a-zA-Z]*)");
  private static final Pattern PART =
      Pattern.compile("([0-9]*\\.?[0-9]*)(ns|us|µs|μs|ms|s|m|h|d|w)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "µs",
          1_000L,
          "μs",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          1_000_000_000L,
          "m",
          60_000_000_000L,
          "h",
          3_600_000_000_000L,
          "d",
          86_400_000_000_000L,
          "w",
          604_800_000_000_000L);

  private Quantities() {}

  /** Bytes of {@code 512}, {@code 1.5g}, {@code 64 KiB}. */
  static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text.strip());
    String unit = matcher.matches() ? matcher.group(2).toLowerCase(Locale.ROOT) : "?";
    int power = unit.isEmpty() ? 0 : "bkmgtp".indexOf(unit.charAt(0));
    boolean known =
        power >= 0 && (unit.length() < 2 || (power > 0 && unit.substring(1).matches("i?b")));
    if (!known) {
      throw new IllegalArgumentException("\"" + text + "\" is not a size such as 64m or 1.5g");
    }
    BigDecimal number = new BigDecimal(matcher.group(1).replace(" ", ""));
    return number.multiply(BigDecimal.valueOf(1L << (10 * power))).longValue();
  }

  /** Nanoseconds of {@code 1m30s}, {@code 500ms}, {@code 2d}. */
  static long nanos(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    Matcher part = PART.matcher(rest);
    BigDecimal sum = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length()) {
      if (!part.find(at) || part.start() != at || !part.group(1).matches(".*[0-9].*")) {
        throw new IllegalArgumentException("\"" + text + "\" is not a duration such as 1m30s");
      }
      long unit = NANOS.getOrDefault(part.group(2), 1L);
      sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      at = part.end();
    }
    if (rest.isEmpty() || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("\"" + text + "\" is not a duration such as 1m30s");
    }
    long nanos = sum.setScale(0, RoundingMode.DOWN).longValue();
    return negative ? -nanos : nanos;
  }

  /** A duration as Go prints it, such as {@code 1m30s}. */
  static String duration(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long left = Math.abs(nanos);
    if (left < 1_000) {
      return sign + left + "ns";
    }
    if (left < 1_000_000) {
      return sign + plain(left, 3) + "µs";
    }
    if (left < 1_000_000_000) {
      return sign + plain(left, 6) + "ms";
    }
    long hours = left / 3_600_000_000_000L;
    long minutes = left / 60_000_000_000L % 60;
    String seconds = plain(left % 60_000_000_000L, 9) + "s";
    if (hours > 0) {
      return sign + hours + "h" + minutes + "m" + seconds;
    }
    return sign + (minutes > 0 ? minutes + "m" : "") + seconds;
  }

  private static String plain(long value, int scale) {
    BigDecimal number = BigDecimal.valueOf(value, scale);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
