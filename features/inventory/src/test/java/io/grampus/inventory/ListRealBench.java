package io.grampus.inventory;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.Filters;
import io.grampus.engine.Json;
import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The list of 200 containers of a real engine: the inventory, the engine's API, docker ps. */
final class ListRealBench {
  private static final int COUNT = 200;

  private ListRealBench() {}

  public static void main(String[] arguments) throws Exception {
    try (TestEngine host = TestEngine.start().load(TestImage.BASE);
        Engine engine = Engine.connect(EngineAddress.parse(host.dockerHost()));
        var inventory = new Inventory(() -> engine, Clock.system())) {
      for (int i = 0; i < COUNT; i++) {
        ObjectNode body = Json.object().put("Image", TestImage.BASE.reference());
        body.putArray("Cmd").add("sleep").add("600");
        body.putObject("Labels").put("team", "pay").put("number", "" + i);
        engine.containers().create("bench-" + i, body);
      }
      inventory.start();
      inventory.await(Kind.CONTAINER, rows -> rows.size() == COUNT, Duration.ofMinutes(2));
      Watching api = new Watching(inventory.operations());
      System.out.printf("%d containers of a real engine (created)%n", COUNT);
      double[] ours =
          Measured.times(20, 200, () -> api.list("containerList", Map.of("limit", "0")));
      System.out.println("  " + Measured.line("inventory, to JSON bytes", ours));
      double[] theirs = Measured.times(5, 30, () -> engine.containers().list(true, Filters.none()));
      System.out.println("  " + Measured.line("engine API through libs/engine", theirs));
      double[] docker = Measured.times(3, 15, () -> host.docker("ps", "-a"));
      System.out.println("  " + Measured.line("docker ps -a (process, CPU not counted)", docker));
      host.docker("rm", "-f", "bench-0");
    }
  }
}
