package io.grampus.compose;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Warm loads of Compose files against the whole process {@code docker compose config}. Prints
 * medians in milliseconds.
 */
final class ComposeBench {
  private static final int WARM_UP = 300;
  private static final int ROUNDS = 101;
  private static final int PROCESSES = 9;

  private ComposeBench() {}

  public static void main(String[] arguments) {
    List<String> wanted =
        List.of("minimal", "wordpress", "traefik-stack", "all-service-keys", "override");
    ReferenceCompose reference = ReferenceCompose.fetched();
    List<Fixture> fixtures =
        Fixture.all("fixtures").stream().filter(f -> wanted.contains(f.name())).toList();
    for (int i = 0; i < WARM_UP; i++) {
      fixtures.forEach(Fixture::load);
    }
    System.out.printf(
        "%-20s %12s %12s %12s %22s%n",
        "project", "load p50", "load p95", "load cpu", "docker compose config");
    for (Fixture fixture : fixtures) {
      long cpu = cpu();
      double[] ours = times(ROUNDS, fixture::load);
      double used = (cpu() - cpu) / 1e6 / ROUNDS;
      double[] theirs = times(PROCESSES, () -> reference.config(fixture));
      System.out.printf(
          Locale.ROOT,
          "%-20s %9.2f ms %9.2f ms %9.2f ms %19.1f ms%n",
          fixture.name(),
          ours[ROUNDS / 2],
          ours[ROUNDS * 95 / 100],
          used,
          theirs[PROCESSES / 2]);
    }
  }

  /** Processor time of this process, its compiler and collector included. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static double[] times(int rounds, Runnable work) {
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }
}
