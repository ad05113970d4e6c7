package io.grampus.stats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Merges neighbouring points into longer steps. */
final class Merging {
  private Merging() {}

  static List<StatsPoint> into(List<StatsPoint> points, long seconds, long pointSeconds) {
    if (seconds <= pointSeconds) {
      return points;
    }
    List<StatsPoint> merged = new ArrayList<>();
    List<StatsPoint> group = new ArrayList<>();
    for (StatsPoint point : points) {
      if (!group.isEmpty() && begin(group.getFirst(), seconds) != begin(point, seconds)) {
        merged.add(one(group, seconds));
        group.clear();
      }
      group.add(point);
    }
    if (!group.isEmpty()) {
      merged.add(one(group, seconds));
    }
    return List.copyOf(merged);
  }

  private static long begin(StatsPoint point, long seconds) {
    return Math.floorDiv(point.at().getEpochSecond(), seconds) * seconds;
  }

  private static StatsPoint one(List<StatsPoint> group, long seconds) {
    return new StatsPoint(
        Instant.ofEpochSecond(begin(group.getFirst(), seconds)),
        group.stream().mapToDouble(StatsPoint::cpu).average().orElse(0),
        group.stream().mapToDouble(StatsPoint::cpuMax).max().orElse(0),
        (long) group.stream().mapToLong(StatsPoint::memory).average().orElse(0),
        group.stream().mapToLong(StatsPoint::memoryMax).max().orElse(0),
        group.stream().mapToLong(StatsPoint::received).sum(),
        group.stream().mapToLong(StatsPoint::sent).sum(),
        group.stream().mapToLong(StatsPoint::read).sum(),
        group.stream().mapToLong(StatsPoint::written).sum(),
        group.stream().mapToInt(StatsPoint::pids).max().orElse(0));
  }
}
