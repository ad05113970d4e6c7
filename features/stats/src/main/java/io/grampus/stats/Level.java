package io.grampus.stats;

import java.time.Duration;
import java.util.List;

/**
 * A resolution in which history is kept.
 *
 * @param step the length of a bucket
 * @param kept how long its points are kept
 */
record Level(Duration step, Duration kept) {
  static final List<Level> ALL =
      List.of(
          new Level(Duration.ofSeconds(10), Duration.ofHours(1)),
          new Level(Duration.ofMinutes(1), Duration.ofHours(24)),
          new Level(Duration.ofMinutes(5), Duration.ofDays(7)),
          new Level(Duration.ofMinutes(30), Duration.ofDays(30)));

  long seconds() {
    return step.toSeconds();
  }

  /** The beginning of the bucket that has that second. */
  long bucket(long second) {
    return Math.floorDiv(second, seconds()) * seconds();
  }
}
