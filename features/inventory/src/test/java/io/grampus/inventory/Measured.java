package io.grampus.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Times of one thing done many times, told by their percentiles. */
final class Measured {
  /** What is measured. */
  interface Work {
    void run() throws Exception;
  }

  private static double lastCpu;

  private Measured() {}

  /** Milliseconds of each run, sorted. */
  static double[] times(int warmUp, int runs, Work work) throws Exception {
    for (int i = 0; i < warmUp; i++) {
      work.run();
    }
    double[] times = new double[runs];
    double cpuBefore = cpu();
    for (int i = 0; i < runs; i++) {
      long begun = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    lastCpu = (cpu() - cpuBefore) / runs;
    Arrays.sort(times);
    return times;
  }

  /** Milliseconds that this thread was on a processor, which neighbours do not lengthen much. */
  private static double cpu() throws IOException {
    String schedule = Files.readString(Path.of("/proc/thread-self/schedstat"));
    return Long.parseLong(schedule.split(" ")[0]) / 1e6;
  }

  static double percentile(double[] sorted, double percent) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * percent / 100))];
  }

  static String line(String what, double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%-40s p50 %8.2f ms   p95 %8.2f ms   max %8.2f ms   CPU %8.2f ms   (%d runs)",
        what,
        percentile(sorted, 50),
        percentile(sorted, 95),
        sorted[sorted.length - 1],
        lastCpu,
        sorted.length);
  }
}
