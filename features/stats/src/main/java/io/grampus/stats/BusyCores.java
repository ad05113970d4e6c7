package io.grampus.stats;

import io.grampus.cgroup.Machine;
import io.grampus.kernel.Clock;

/** How busy the cores of this machine were between two readings. For one thread. */
final class BusyCores {
  /** The kernel counts in hundredths of a second: shorter spans tell little. */
  private static final long SHORTEST = 100_000_000;

  private final Machine machine;
  private final Clock clock;
  private long busyBefore = -1;
  private long nanosBefore;
  private double percent;

  BusyCores(Machine machine, Clock clock) {
    this.machine = machine;
    this.clock = clock;
  }

  /**
   * Percent of one core since the last reading, 0 at first; by the time of reading, since a round
   * of measuring may have begun long before.
   */
  double percent() {
    long busy = machine.busyNanos().orElse(0);
    long now = clock.nanos();
    long passed = now - nanosBefore;
    if (busyBefore >= 0 && passed < SHORTEST) {
      return percent;
    }
    percent = busyBefore < 0 || busy < busyBefore ? 0 : 100.0 * (busy - busyBefore) / passed;
    busyBefore = busy;
    nanosBefore = now;
    return percent;
  }
}
