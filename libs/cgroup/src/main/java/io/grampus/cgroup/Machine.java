package io.grampus.cgroup;

import java.nio.file.Path;
import java.util.OptionalLong;

/** What the kernel counts of the machine as a whole. For one thread. */
public final class Machine {
  private static final long NANOS_A_TICK = 10_000_000;

  private final Path proc;
  private final ProcFile file = new ProcFile();

  /**
   * @param proc where the proc file system is mounted
   */
  public Machine(Path proc) {
    this.proc = proc;
  }

  /** The machine's name; empty when the kernel does not tell. */
  public String name() {
    return file.load(proc + "/sys/kernel/hostname") ? file.text().strip() : "";
  }

  /** Bytes of memory that are not to be had any more. */
  public OptionalLong memoryUsed() {
    return file.load(proc + "/meminfo")
        ? OptionalLong.of((file.amount("MemTotal:") - file.amount("MemAvailable:")) * 1024)
        : OptionalLong.empty();
  }

  /** Nanoseconds of processor time that all cores have worked. */
  public OptionalLong busyNanos() {
    return file.load(proc + "/stat")
        ? OptionalLong.of(busyTicks(file.text()) * NANOS_A_TICK)
        : OptionalLong.empty();
  }

  /** The line {@code cpu} of proc(5): user nice system idle iowait irq softirq steal. */
  static long busyTicks(String stat) {
    String[] columns = stat.lines().findFirst().orElse("").split(" +");
    long busy = 0;
    for (int i = 1; i < Math.min(columns.length, 9); i++) {
      if (i != 4 && i != 5) {
        busy += Long.parseLong(columns[i]);
      }
    }
    return busy;
  }
}
