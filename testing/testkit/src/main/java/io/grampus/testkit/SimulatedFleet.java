package io.grampus.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** A fake engine full of containers, for measuring at scale; never for correctness. */
public final class SimulatedFleet implements AutoCloseable {
  private static final List<String> TEAMS = List.of("pay", "shop", "search", "mail", "ops");
  private final FakeEngine engine;
  private final List<String> containers;
  private final Random random = new Random(42);

  private SimulatedFleet(FakeEngine engine, List<String> containers) {
    this.engine = engine;
    this.containers = containers;
  }

  /** So many running containers, with labels, ports and images as a company has them. */
  public static SimulatedFleet of(Path socket, int containers) {
    FakeEngine engine = FakeEngine.start(socket);
    for (int i = 0; i < 20; i++) {
      engine.addPublishedImage("registry.example/team/app" + i + ":1." + i, 5, 10 << 20);
      engine.addVolume("volume-" + i);
      engine.addNetwork("network-" + i, "overlay");
    }
    List<String> ids =
        IntStream.range(0, containers)
            .mapToObj(i -> engine.addContainer("app-" + i, body(i)))
            .toList();
    return new SimulatedFleet(engine, ids);
  }

  private static ObjectNode body(int number) {
    int app = number % 20;
    ObjectNode body = FakeJson.object();
    body.put("Image", "registry.example/team/app" + app + ":1." + app);
    body.putArray("Cmd").add("serve").add("--port").add("8080");
    ObjectNode labels = body.putObject("Labels").put("team", TEAMS.get(number % 5));
    labels.put("com.docker.compose.project", "project-" + number / 10);
    labels.put("com.docker.compose.service", "service-" + number % 10);
    body.putArray("Env").add("PATH=/usr/bin").add("MODE=production");
    ObjectNode host = body.putObject("HostConfig").put("NetworkMode", "network-" + app);
    if (number % 4 == 0) {
      host.putObject("PortBindings")
          .putArray("8080/tcp")
          .addObject()
          .put("HostPort", "" + (10_000 + number % 50_000));
    }
    return body;
  }

  public FakeEngine engine() {
    return engine;
  }

  /** The ids of its containers, in the order in which they were made. */
  public List<String> containers() {
    return containers;
  }

  /** Ends and starts so many containers, picked at random but the same in every run. */
  public void churn(int count) {
    for (int i = 0; i < count; i++) {
      String id = containers.get(random.nextInt(containers.size()));
      engine.end(id, 1);
      engine.start(id);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
