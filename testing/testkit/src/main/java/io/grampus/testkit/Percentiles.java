package io.grampus.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** How long something took that was done many times, in milliseconds. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
    Arrays.sort(sorted);
  }

  /** Of at least one time. */
  public static Percentiles of(double... times) {
    return new Percentiles(times.clone());
  }

  /** Of at least one time. */
  public static Percentiles of(Collection<Double> times) {
    return new Percentiles(times.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The time that so many percent of the others do not exceed. */
  public double at(double percent) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * percent / 100))];
  }

  public double median() {
    return at(50);
  }

  public double longest() {
    return sorted[sorted.length - 1];
  }

  public int count() {
    return sorted.length;
  }

  /** Median and p95, in columns of one width. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "p50 %8.1f ms   p95 %8.1f ms", median(), at(95));
  }
}
