package io.grampus.inventory;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with the units that people write. */
final class Quantity {
  private static final Pattern NUMBER =
      Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?)([a-z%]*)");
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(s|m|h|d|w)");
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("", 1.0),
          Map.entry("%", 1.0),
          Map.entry("b", 1.0),
          Map.entry("k", 1e3),
          Map.entry("kb", 1e3),
          Map.entry("m", 1e6),
          Map.entry("mb", 1e6),
          Map.entry("g", 1e9),
          Map.entry("gb", 1e9),
          Map.entry("t", 1e12),
          Map.entry("tb", 1e12),
          Map.entry("ki", 1024.0),
          Map.entry("kib", 1024.0),
          Map.entry("mi", 1048576.0),
          Map.entry("mib", 1048576.0),
          Map.entry("gi", 1073741824.0),
          Map.entry("gib", 1073741824.0));

  private Quantity() {}

  /** A number such as {@code 50}, {@code 12.5%}, {@code 300MB} or {@code 2GiB}. */
  static double parse(String text) {
    Matcher matcher = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches() && UNITS.containsKey(matcher.group(2))) {
      return Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1.0);
    }
    throw new IllegalArgumentException(
        "takes a number such as 50, 12.5%, 300MB or 2GiB, not \"" + text + "\"");
  }

  /** A span such as {@code 90s}, {@code 5m}, {@code 2h}, {@code 3d} or {@code 1w}. */
  static Optional<Duration> span(String text) {
    Matcher matcher = SPAN.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(7 * count);
        });
  }
}
