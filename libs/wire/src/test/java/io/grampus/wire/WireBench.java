package io.grampus.wire;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Hijacked streams and small requests to a real engine, directly and through a relay on wire, in
 * turns; medians. Arguments: rounds (7) and megabytes (100).
 */
final class WireBench {
  private static final int MEGABYTE = 1_000_000;
  private final int rounds;
  private final int megabytes;
  private final byte[] piece = new byte[MEGABYTE];

  private WireBench(int rounds, int megabytes) {
    this.rounds = rounds;
    this.megabytes = megabytes;
    new Random(1).nextBytes(piece);
  }

  /** Prints a table; fails when a byte is lost. */
  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    int megabytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Path folder = Files.createTempDirectory("wire-bench");
    try (TestEngine engine = TestEngine.start()) {
      engine.load(TestImage.BASE);
      String container =
          engine.docker(
              "run", "-d", "--network=none", TestImage.BASE.reference(), "sleep", "100000");
      try (MiniProxy.Forked proxy = MiniProxy.Forked.start(folder.resolve("p"), engine.socket());
          ExecClient direct = new ExecClient(engine.socket(), container);
          ExecClient relayed = new ExecClient(proxy.socket(), container)) {
        new WireBench(rounds, megabytes).run(direct, relayed, proxy);
      }
    } finally {
      Files.deleteIfExists(folder.resolve("p"));
      Files.delete(folder);
    }
    System.exit(0);
  }

  private interface Work {
    /** Does it and says how much was done. */
    double with(ExecClient client) throws IOException;
  }

  private void run(ExecClient direct, ExecClient relayed, MiniProxy.Forked proxy)
      throws IOException {
    System.out.printf(
        "%d rounds, in turns; resident at start: %d MB%n", rounds, proxy.residentMegabytes());
    System.out.printf(
        "%-24s %12s %12s %7s %7s %18s%n",
        "", "direct", "relayed", "ratio", "spread", "relay's CPU");
    measure("echo, MB/s", direct, relayed, proxy, this::echo);
    measure("up, MB/s", direct, relayed, proxy, this::up);
    measure("down, MB/s", direct, relayed, proxy, this::down);
    measure(
        "short exec, 1/s",
        direct,
        relayed,
        proxy,
        client -> repeat(20, () -> client.run("cat", new byte[1], 1)));
    measure(
        "GET /_ping, 1/s",
        direct,
        relayed,
        proxy,
        client -> repeat(2000, () -> client.call("GET", "/_ping", "")));
    measure(
        "GET containers, 1/s",
        direct,
        relayed,
        proxy,
        client -> repeat(500, () -> client.call("GET", "/containers/json?all=1", "")));
    System.out.printf("resident at the end: %d MB%n", proxy.residentMegabytes());
  }

  private interface Call {
    Object run() throws IOException;
  }

  private static double repeat(int times, Call call) throws IOException {
    for (int i = 0; i < times; i++) {
      call.run();
    }
    return times;
  }

  private double echo(ExecClient client) throws IOException {
    CRC32 expected = new CRC32();
    for (int i = 0; i < megabytes; i++) {
      expected.update(piece);
    }
    expect(client.run("cat", piece, megabytes), (long) megabytes * MEGABYTE, expected.getValue());
    return megabytes;
  }

  private double up(ExecClient client) throws IOException {
    ExecClient.Result result = client.run("wc -c", piece, megabytes);
    byte[] count =
        ((long) megabytes * MEGABYTE + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    CRC32 expected = new CRC32();
    expected.update(count);
    expect(result, count.length, expected.getValue());
    return megabytes;
  }

  private double down(ExecClient client) throws IOException {
    ExecClient.Result result =
        client.run("head -c " + (long) megabytes * MEGABYTE + " /dev/zero", piece, 0);
    expect(result, (long) megabytes * MEGABYTE, result.checksum());
    return megabytes;
  }

  private static void expect(ExecClient.Result result, long bytes, long checksum) {
    if (result.bytes() != bytes || result.checksum() != checksum) {
      throw new IllegalStateException("bytes were lost or changed: " + result + ", not " + bytes);
    }
  }

  private void measure(
      String name, ExecClient direct, ExecClient relayed, MiniProxy.Forked proxy, Work work)
      throws IOException {
    work.with(relayed);
    List<Double> directRates = new ArrayList<>();
    List<Double> relayedRates = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    Duration before = proxy.cpu();
    double done = 0;
    for (int round = 0; round < rounds; round++) {
      double here = rate(direct, work, directRates);
      double there = rate(relayed, work, relayedRates);
      ratios.add(there / here);
      done += lastDone;
    }
    double cpu = proxy.cpu().minus(before).toNanos() / 1e3 / done;
    Collections.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "%-24s %12.1f %12.1f %7.2f %3.2f-%.2f %10.0f us each%n",
        name,
        median(directRates),
        median(relayedRates),
        median(ratios),
        ratios.getFirst(),
        ratios.getLast(),
        cpu);
  }

  private double lastDone;

  private double rate(ExecClient client, Work work, List<Double> rates) throws IOException {
    long start = System.nanoTime();
    lastDone = work.with(client);
    double rate = lastDone / ((System.nanoTime() - start) / 1e9);
    rates.add(rate);
    return rate;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
