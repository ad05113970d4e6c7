package io.grampus.stats;

import io.grampus.cgroup.Counters;
import io.grampus.cgroup.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a node has reported.
 *
 * @param at when the last report came
 * @param epoch grows with every report that begins anew
 * @param last the last report
 * @param containers the latest counters of each container, by the beginning of its id
 */
record NodeReports(Instant at, int epoch, Report last, Map<String, Counters> containers) {
  static NodeReports first(Instant at, Report report) {
    return new NodeReports(at, 0, report, report.containers());
  }

  /** Whether no report came between. */
  boolean isSameAs(NodeReports other) {
    return epoch == other.epoch && last.nanos() == other.last.nanos();
  }

  NodeReports and(Instant now, Report report) {
    if (report.first()) {
      return new NodeReports(now, epoch + 1, report, report.containers());
    }
    Map<String, Counters> merged = new HashMap<>(containers);
    merged.putAll(report.containers());
    merged.keySet().removeAll(report.unread());
    return new NodeReports(now, epoch, report, merged);
  }
}
