package io.grampus.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Sizes and times in the words that Docker uses. */
public final class Amounts {
  private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Amounts() {}

  public static String size(long bytes) {
    return size((double) bytes);
  }

  public static String memory(long bytes) {
    return memory((double) bytes);
  }

  /** Bytes in powers of 1000 with three digits: {@code 1.09MB}. */
  public static String size(double bytes) {
    return scaled(bytes, 1000, DECIMAL, 3);
  }

  /** Bytes in powers of 1024 with four digits: {@code 1.944GiB}. */
  public static String memory(double bytes) {
    return scaled(bytes, 1024, BINARY, 4);
  }

  /** Bytes in at most five columns, for narrow tables: {@code 1.9G}. */
  public static String brief(double bytes) {
    double rest = bytes;
    int unit = 0;
    while (rest >= 999.5 && unit < 5) {
      rest /= 1024;
      unit++;
    }
    String digits = unit > 0 && rest < 9.95 ? fixed(rest, 1) : fixed(rest, 0);
    return digits + "BKMGTP".charAt(unit);
  }

  /** A share in percent: {@code 12.34%}. */
  public static String percent(double percent) {
    return fixed(percent, 2) + "%";
  }

  public static String fixed(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** How long ago that was: {@code 2 hours ago}; empty for no time. */
  public static String ago(Instant then, Instant now) {
    return duration(Duration.between(then, now)) + " ago";
  }

  /** A span in Docker's words: {@code About an hour}. */
  public static String duration(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 1) {
      return "Less than a second";
    }
    if (seconds == 1) {
      return "1 second";
    }
    if (seconds < 60) {
      return seconds + " seconds";
    }
    long minutes = seconds / 60;
    if (minutes == 1) {
      return "About a minute";
    }
    if (minutes < 60) {
      return minutes + " minutes";
    }
    long hours = Math.round(seconds / 3600.0);
    if (hours == 1) {
      return "About an hour";
    }
    return longer(hours);
  }

  private static String longer(long hours) {
    if (hours < 48) {
      return hours + " hours";
    }
    if (hours < 24 * 7 * 2) {
      return hours / 24 + " days";
    }
    if (hours < 24 * 30 * 2) {
      return hours / 24 / 7 + " weeks";
    }
    if (hours < 24 * 365 * 2) {
      return hours / 24 / 30 + " months";
    }
    return hours / 24 / 365 + " years";
  }

  /** A span as short as it can be said: {@code 5s}, {@code 3m}, {@code 2h}, {@code 4d}. */
  public static String brief(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + "h" : seconds / 86400 + "d";
  }

  private static String scaled(double amount, double base, String[] units, int digits) {
    double rest = amount;
    int unit = 0;
    while (rest >= base && unit < units.length - 1) {
      rest /= base;
      unit++;
    }
    return significant(rest, digits) + units[unit];
  }

  /** As C's {@code %.Ng}: so many digits, without zeros at the end. */
  private static String significant(double number, int digits) {
    int before = number < 1 ? 1 : (int) Math.floor(Math.log10(number)) + 1;
    String text = fixed(number, Math.max(0, digits - before));
    if (!text.contains(".")) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
