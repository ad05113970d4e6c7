package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the values of options as Docker does. */
final class Options {
  private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");

  private Options() {}

  /** {@code key=value} pairs as an object; a key alone has the value "". */
  static ObjectNode pairs(List<String> pairs) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      object.put(
          equals < 0 ? pair : pair.substring(0, equals),
          equals < 0 ? "" : pair.substring(equals + 1));
    }
    return object;
  }

  /** A span such as {@code 10m} or {@code 1h30m}. */
  static Duration span(String option, String text) {
    Matcher part = SPAN.matcher(text);
    Duration span = Duration.ZERO;
    int at = 0;
    while (part.find() && part.start() == at) {
      span = span.plus(Duration.ofNanos((long) (Double.parseDouble(part.group(1)) * unit(part))));
      at = part.end();
    }
    if (at == 0 || at < text.length()) {
      throw CliException.usage(
          "read the option " + option,
          "\"" + text + "\" is no span of time",
          "Write it as 90s, 10m or 1h30m.");
    }
    return span;
  }

  private static double unit(Matcher part) {
    return switch (part.group(2)) {
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 86400e9;
    };
  }

  /** A point in time: an instant, a day, seconds since 1970, or a span before now. */
  static String time(String option, String text, Instant now) {
    if (text.isEmpty()) {
      return "";
    }
    if (SPAN.matcher(text).lookingAt() && !text.contains("-")) {
      return now.minus(span(option, text)).toString();
    }
    try {
      if (text.matches("\\d+(\\.\\d+)?")) {
        long millis = new BigDecimal(text).movePointRight(3).longValue();
        return Instant.ofEpochMilli(millis).toString();
      }
      return text.contains("T")
          ? OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z")
              .toInstant()
              .toString()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    } catch (DateTimeException | ArithmeticException e) {
      throw CliException.usage(
          "read the option " + option,
          "\"" + text + "\" is no time",
          "Write it as 10m (ago), 2026-11-24 or 2026-11-24T08:00:00Z.");
    }
  }
}
