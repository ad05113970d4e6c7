package io.grampus.e2e;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Resident memory of the packaged agent of a node with 100 containers, at rest and over five
 * minutes of logs, figures, commands and pulls.
 */
final class AgentRssBench {
  private static final int CONTAINERS = 100;
  private static final int LOG_LINES = 20_000;
  private static final long STEP = 15_000;
  private static final long REST = 60_000;

  private final BenchCluster cluster;
  private final TestEngine node;
  private final List<String> ids = new ArrayList<>();
  private final AtomicLong uses = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean over;

  private AgentRssBench(BenchCluster cluster) {
    this.cluster = cluster;
    this.node = cluster.host(2);
  }

  public static void main(String[] arguments) throws Exception {
    int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    try (var cluster = BenchCluster.start(Timing.folder(), 2)) {
      var bench = new AgentRssBench(cluster);
      bench.tell("one container");
      bench.fill();
      Thread.sleep(REST);
      bench.tell(CONTAINERS + " containers, at rest");
      bench.use(minutes);
      Thread.sleep(REST);
      bench.tell("a minute later, at rest");
    }
    System.exit(0);
  }

  private void fill() {
    String write = "seq 1 " + LOG_LINES + " | sed 's|^|" + LogsBench.LINE + "|'; sleep 100000";
    String image = TestImage.BASE.reference();
    for (int i = 0; i < CONTAINERS; i++) {
      ids.add(node.docker("run", "-d", "--network=none", image, "sh", "-c", write).strip());
    }
    BenchCluster.await(
        "the containers", () -> cluster.total("containers", "state:running") == CONTAINERS);
    cluster.hosts().forEach(host -> host.trust(cluster.registry(), cluster.authority()));
    cluster.host(1).load(TestImage.LAYERED);
    String pushed = pulled();
    String user = BenchCluster.USER;
    cluster.ok("docker", "login", "-u", user, "-p", BenchCluster.PASSWORD, cluster.registry());
    cluster.ok("docker", "tag", TestImage.LAYERED.reference(), pushed);
    cluster.ok("docker", "push", "-q", pushed);
  }

  private String pulled() {
    return cluster.registry() + "/bench/small:1";
  }

  /** Uses it in several ways at once, and tells how it does every so often. */
  private void use(int minutes) throws Exception {
    try (ExecutorService users =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      String path = cluster.url() + "/api/v1/containers/";
      List<Future<?>> all = new ArrayList<>();
      all.add(users.submit(repeat(i -> ask(path + id(i) + "/logs"))));
      all.add(users.submit(repeat(i -> ask(path + id(i) + "/stats?oneShot=true"))));
      all.add(
          users.submit(
              repeat(i -> ask("-X", "POST", path + id(i) + "/exec?command=echo&command=here"))));
      all.add(users.submit(repeat(i -> watch())));
      all.add(users.submit(repeat(i -> pull())));
      long end = System.nanoTime() + minutes * 60_000_000_000L;
      long most = 0;
      while (System.nanoTime() < end) {
        Thread.sleep(STEP);
        most = Math.max(most, kilobytes());
        tell("in use, after " + uses.get() + " uses");
      }
      over = true;
      for (Future<?> each : all) {
        each.get();
      }
      System.out.printf(
          Locale.ROOT, "  the most of these was %.1f MB; %s failed%n", most / 1024.0, failures);
    }
  }

  private String id(long number) {
    return ids.get((int) (number % ids.size()));
  }

  private Runnable repeat(LongConsumer work) {
    return () -> {
      for (long i = 0; !over; i++) {
        // on a machine with too much to do some of them take too long, and the hour goes on
        try {
          work.accept(i);
          uses.incrementAndGet();
        } catch (IllegalStateException e) {
          failures.incrementAndGet();
        }
      }
    };
  }

  private void ask(String... words) {
    List<String> all = new ArrayList<>(List.of("-o", "/dev/null"));
    all.addAll(List.of(words));
    cluster.ok(cluster.curl(all.toArray(String[]::new)));
  }

  /** Figures of all containers for five seconds: curl ends that with an exit code of its own. */
  private void watch() {
    String[] words =
        cluster.curl("-m", "5", "-o", "/dev/null", cluster.url() + "/api/v1/stats/watch");
    List<String> all =
        new ArrayList<>(List.of("sh", "-c", "\"$@\" 2> /dev/null; [ $? = 28 ]", "sh"));
    all.addAll(List.of(words));
    cluster.ok(all.toArray(String[]::new));
  }

  private void pull() {
    cluster.ok(cluster.program(), "image", "pull", "-q", "--nodes", "h2", pulled());
    node.docker("rmi", pulled());
  }

  private long kilobytes() throws Exception {
    try (var lines = Files.lines(Path.of("/proc/" + cluster.agentPid(2) + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }

  private void tell(String when) throws Exception {
    System.out.printf(Locale.ROOT, "  %-40s %6.1f MB%n", when, kilobytes() / 1024.0);
  }
}
