package io.grampus.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the clock of a machine is from the server's.
 *
 * @param ahead negative when the machine's clock is behind
 */
public record Skew(Duration ahead) {
  /** What to do about it. */
  public static final String NEXT =
      "Set the clock that is wrong, best by NTP: timedatectl set-ntp true.";

  /** What is taken for messages that were slow, and for clocks that go as clocks do. */
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  /** Between a machine's clock and the server's, both read at the same moment. */
  public static Skew between(Instant machine, Instant server) {
    return new Skew(Duration.between(server, machine));
  }

  /** Whether it is enough to tell people. */
  public boolean notable() {
    return ahead.abs().compareTo(TOLERATED) >= 0;
  }

  /**
   * Such as {@code the clock of node h2 is off by 3 days 2 hours: it is behind the server's}.
   *
   * @param machine whose clock it is
   */
  public String says(String machine) {
    String side = ahead.isNegative() ? "behind" : "ahead of";
    return "the clock of "
        + machine
        + " is off by "
        + amount()
        + ": it is "
        + side
        + " the server's";
  }

  private String amount() {
    Duration off = rounded(ahead.abs());
    List<String> words = new ArrayList<>();
    add(words, off.toDays(), "day");
    add(words, off.toHoursPart(), "hour");
    add(words, off.toMinutesPart(), "minute");
    add(words, off.toSecondsPart(), "second");
    return words.isEmpty() ? "less than a second" : String.join(" ", words);
  }

  /** To what people want to know: of days the hours, of hours the minutes. */
  private static Duration rounded(Duration off) {
    long unit = off.toDays() > 0 ? 3600 : off.toHours() > 0 ? 60 : 1;
    long half = unit * 500;
    return Duration.ofSeconds(off.plusMillis(half).toSeconds() / unit * unit);
  }

  private static void add(List<String> words, long count, String unit) {
    if (count > 0) {
      words.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
