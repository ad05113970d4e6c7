package io.grampus.cluster;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A Swarm to play with, and the cache's contents, from the command line. */
public final class Main {
  private static final PrintStream OUT = System.out;
  private static final String USAGE =
      """
      up [N]             a Swarm of N hosts (3), until Ctrl-C
      engine [RELEASE]   one engine: installed, bookworm, trixie or sid; until Ctrl-C
      image [NAME]       makes a test image (base, layered, layered_2) and prints its archive
      root RELEASE       makes an engine's root folder and prints it
      prepare            makes all roots and images
      sweep              removes what dead test runs left
      """;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = List.of(arguments);
    String second = words.size() > 1 ? words.get(1) : "";
    switch (words.isEmpty() ? "" : words.getFirst()) {
      case "up" -> up(second.isEmpty() ? 3 : Integer.parseInt(second));
      case "engine" ->
          engine(second.isEmpty() ? EngineRelease.chosen() : EngineRelease.named(second));
      case "image" -> OUT.println(image(second.isEmpty() ? "base" : second).archive());
      case "root" ->
          OUT.println(EngineRelease.named(second).root().map(Object::toString).orElse("/"));
      case "prepare" -> prepare();
      case "sweep" -> HostFolder.sweep().forEach(path -> OUT.println("removed " + path));
      default -> OUT.print(USAGE);
    }
  }

  private static void up(int hosts) throws InterruptedException {
    OUT.println("Starting " + hosts + " hosts …");
    try (TestSwarm swarm = TestSwarm.start(hosts)) {
      closeAtEnd(swarm);
      swarm.load(TestImage.BASE);
      swarm.hosts().forEach(Main::describe);
      OUT.println("The image " + TestImage.BASE.reference() + " is on every host. Try:");
      OUT.println("  docker -H " + swarm.leader().dockerHost() + " node ls");
      untilInterrupted();
    }
  }

  private static void engine(EngineRelease release) throws InterruptedException {
    try (TestEngine engine = TestEngine.start(release)) {
      closeAtEnd(engine);
      engine.load(TestImage.BASE);
      describe(engine);
      untilInterrupted();
    }
  }

  private static void describe(TestEngine host) {
    OUT.printf("%n%s  %s%n", host.hostname(), host.address());
    OUT.println("  export DOCKER_HOST=" + host.dockerHost());
    OUT.println("  in its network: " + String.join(" ", host.inNetwork()) + " curl …");
    OUT.println("  dockerd's log:  " + host.log());
  }

  private static void prepare() {
    for (EngineRelease release : EngineRelease.values()) {
      OUT.println(release + " " + release.root().map(Object::toString).orElse("/"));
    }
    for (TestImage image : TestImage.values()) {
      OUT.println(image.reference() + " " + image.archive());
    }
  }

  private static void closeAtEnd(AutoCloseable hosts) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              try {
                hosts.close();
              } catch (Exception failed) {
                OUT.println(failed.getMessage());
              }
            }));
  }

  private static void untilInterrupted() throws InterruptedException {
    OUT.printf("%nCtrl-C ends all of it.%n");
    new CountDownLatch(1).await();
  }

  private static TestImage image(String name) {
    return TestImage.valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }
}
