package io.grampus.e2e;

import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestRegistry;
import io.grampus.e2e.Timing.Cpu;
import io.grampus.e2e.Timing.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pushes and pulls of images of 200 MB, with Skopeo and with Docker, against Debian's
 * docker-registry. Both speak TLS and ask for a password; the processor time is the registry's.
 */
final class RegistryBench {
  private static final int IMAGES = 8;
  private static final int WARM_UP = 3;

  /** The server compiles what it does often, for that long beside what it does. */
  private static final int YOUTH = 60;

  private static final String WHO = RegistrySpec.USER + ":" + RegistrySpec.PASSWORD;

  private final Path folder;
  private final Product product;

  private RegistryBench(Path folder, Product product) {
    this.folder = folder;
    this.product = product;
  }

  /** A registry that takes part. */
  private record Contestant(String name, String address, Cpu cpu, AtomicInteger next) {
    String image(int number) {
      return address + "/bench/image" + number + ":1";
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Timing.folder();
    try (var product = new Product(folder)) {
      Path ready = folder.resolve("ready");
      var network = product.engine().inNetwork();
      var spec = RegistrySpec.open(5999).behindPassword().withTls();
      try (var server = ChildServer.start(product, product.data(), ready, network);
          var peer = TestRegistry.start(product.engine(), spec)) {
        var bench = new RegistryBench(folder, product);
        String ours = server.told("url").substring("https://".length());
        bench.signIn(server);
        bench.run(
            new Contestant("Grampus", ours, Cpu.of(server.pid()), new AtomicInteger()),
            new Contestant(
                "docker-registry",
                peer.name("").replace("/", ""),
                Cpu.of(peer.pid()),
                new AtomicInteger()));
      }
    }
    System.exit(0);
  }

  private void signIn(ChildServer server) {
    String body =
        "{\"username\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
            .formatted(RegistrySpec.USER, RegistrySpec.PASSWORD, server.told("code"));
    ok("curl", "-sSfk", "-d", body, server.told("url") + "/api/v1/session");
  }

  private void run(Contestant... both) throws Exception {
    var images = new BenchImages(Files.createDirectories(folder.resolve("images")), 4, 50);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      made.add(images.make(i));
    }
    System.out.println("push with Skopeo, to a server that has just started");
    Step push = (to, i) -> skopeo("--dest", made.get(i), "docker://" + to.image(i));
    Series[] pushes = turns(both, 5, push);
    System.out.println("pull with Skopeo, from a server that has just started");
    turns(both, 5, this::pull);
    for (int i = 0; i < YOUTH; i++) {
      pull(both[0], i);
    }
    System.out.println("pull with Skopeo, from a server that has served " + YOUTH + " images");
    Series[] pulls = turns(both, 15, this::pull);
    tellSum("push and pull with Skopeo", pushes, pulls);
    for (Contestant each : both) {
      docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, each.address);
    }
    System.out.println("pull with Docker");
    Step pull =
        (from, i) -> {
          docker("pull", "-q", from.image(i % IMAGES));
          docker("rmi", from.image(i % IMAGES));
        };
    Series[] dockersPulls = turns(both, 9, pull);
    tellSum("push and pull with Docker", pushWithDocker(both, images), dockersPulls);
  }

  /** An image goes in and comes out again. */
  private static void tellSum(String what, Series[] pushes, Series[] pulls) {
    double ours = pushes[0].times().median() + pulls[0].times().median();
    double theirs = pushes[1].times().median() + pulls[1].times().median();
    System.out.printf(Locale.ROOT, "%s: %.2f of %.0f ms%n", what, ours / theirs, theirs);
  }

  private void pull(Contestant from, int number) {
    String to = folder.resolve("pulled").toString();
    skopeo("--src", "docker://" + from.image(number % IMAGES), "dir:" + to);
    ok("rm", "-r", to);
  }

  /** With other images: Docker knows by now which layers the registries have of those. */
  private Series[] pushWithDocker(Contestant[] both, BenchImages images) throws Exception {
    Path archive = folder.resolve("archive.tar");
    for (int i = 0; i < IMAGES; i++) {
      String made = images.make(100 + i);
      ok("skopeo", "copy", "-q", made, "docker-archive:" + archive + ":bench:" + i);
      docker("load", "-q", "-i", archive.toString());
      Files.delete(archive);
      for (Contestant each : both) {
        docker("tag", "bench:" + i, each.address + "/pushed/image" + i + ":1");
      }
    }
    System.out.println("push with Docker, which compresses first");
    return turns(both, 5, (to, i) -> docker("push", "-q", to.address + "/pushed/image" + i + ":1"));
  }

  /** Something done with one image. */
  private interface Step {
    void run(Contestant with, int image) throws Exception;
  }

  private static Series[] turns(Contestant[] both, int rounds, Step step) throws Exception {
    Series[] series = new Series[both.length];
    for (int i = 0; i < both.length; i++) {
      Contestant one = both[i];
      one.next.set(0);
      series[i] = new Series(one.name, one.cpu, () -> step.run(one, one.next.getAndIncrement()));
    }
    Timing.inTurns(WARM_UP, rounds, series);
    return series;
  }

  private void skopeo(String side, String from, String to) {
    ok("skopeo", "copy", "-q", side + "-creds", WHO, side + "-tls-verify=false", from, to);
  }

  private void docker(String... words) {
    product.engine().docker(words);
  }

  private void ok(String... words) {
    Product.Said said = product.run("", List.of(words));
    if (said.exit() != 0) {
      throw new IllegalStateException(String.join(" ", words) + ": " + said.text());
    }
  }
}
