package io.grampus.e2e;

import io.grampus.testkit.Percentiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Times of things done in turns, told by percentiles and with the load that they were seen on. */
final class Timing {
  private static final double TICK = 10;

  private Timing() {}

  /** What is measured. */
  interface Work {
    void run() throws Exception;
  }

  /** One contestant: what it is called, what it does, and whose processor time counts. */
  static final class Series {
    private final String name;
    private final Work work;
    private final Work after;
    private final Cpu cpu;
    private double[] times = {};
    private double used;

    Series(String name, Cpu cpu, Work work) {
      this(name, cpu, work, () -> {});
    }

    /**
     * @param after cleans up: in the processor time, not in the time by the clock
     */
    Series(String name, Cpu cpu, Work work, Work after) {
      this.name = name;
      this.cpu = cpu;
      this.work = work;
      this.after = after;
    }

    private void run() throws Exception {
      double before = cpu.millis();
      long begun = System.nanoTime();
      work.run();
      times = Arrays.copyOf(times, times.length + 1);
      times[times.length - 1] = (System.nanoTime() - begun) / 1e6;
      after.run();
      used += cpu.millis() - before;
    }

    Percentiles times() {
      return Percentiles.of(times);
    }

    /** Prints how many a second that were, when one round does so many. */
    void tellRate(long count, String what) {
      double rate = count * 1e3 / times().median();
      System.out.printf(Locale.ROOT, "  %-40s %,.0f %s a second%n", name, rate, what);
    }

    private String line(Series reference) {
      return String.format(
          Locale.ROOT,
          "  %-40s %s   CPU %8.1f ms   %5.2f of the last",
          name,
          times(),
          used / times.length,
          times().median() / reference.times().median());
    }
  }

  /** Processor time in milliseconds, in ticks of ten. */
  interface Cpu {
    double millis() throws IOException;

    /** Of a process. */
    static Cpu of(long pid) {
      return () -> ticks(pid, 11) * TICK;
    }

    /** Of all programs that this one ran and that have ended. */
    static Cpu ofCommands() {
      return () -> ticks(ProcessHandle.current().pid(), 13) * TICK;
    }

    private static long ticks(long pid, int from) throws IOException {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(columns[from]) + Long.parseLong(columns[from + 1]);
    }
  }

  /** Runs them in turns, so that neighbours disturb all alike, and prints the table. */
  static void inTurns(int warmUp, int rounds, Series... series) throws Exception {
    for (int i = 0; i < warmUp; i++) {
      for (Series each : series) {
        each.work.run();
        each.after.run();
      }
    }
    String load = load();
    for (int i = 0; i < rounds; i++) {
      for (Series each : series) {
        each.run();
      }
    }
    for (Series each : series) {
      System.out.println(each.line(series[series.length - 1]));
    }
    System.out.printf(
        "  (%d rounds in turns, load average %s before, %s after)%n", rounds, load, load());
  }

  /** A folder that goes away with this program. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("grampus-bench");
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> remove(folder)));
    return folder;
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.err.println(folder + " is left: " + e.getMessage());
    }
  }

  /** The load average of the last minute. */
  static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  /** A command whose output goes nowhere; it must succeed. */
  static Work command(ProcessBuilder builder) {
    return () -> {
      var nowhere =
          builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      int exit = nowhere.start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(builder.command() + " ended with " + exit);
      }
    };
  }

  /** Docker's command line on that engine. */
  static ProcessBuilder docker(String host, String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "docker";
    System.arraycopy(words, 0, command, 1, words.length);
    var builder = new ProcessBuilder(command);
    builder.environment().put("DOCKER_HOST", host);
    return builder;
  }
}
