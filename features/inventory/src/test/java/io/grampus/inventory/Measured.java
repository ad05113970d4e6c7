package io.grampus.inventory;

import java.util.Arrays;
import java.util.Locale;

/** Times of one thing done many times, told by their percentiles. */
final class Measured {
  /** What is measured. */
  interface Work {
    void run() throws Exception;
  }

  private Measured() {}

  /** Milliseconds of each run, sorted. */
  static double[] times(int warmUp, int runs, Work work) throws Exception {
    for (int i = 0; i < warmUp; i++) {
      work.run();
    }
    double[] times = new double[runs];
    for (int i = 0; i < runs; i++) {
      long begun = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  static double percentile(double[] sorted, double percent) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * percent / 100))];
  }

  static String line(String what, double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%-58s p50 %8.2f ms   p95 %8.2f ms   max %8.2f ms   (%d runs)",
        what,
        percentile(sorted, 50),
        percentile(sorted, 95),
        sorted[sorted.length - 1],
        sorted.length);
  }
}
