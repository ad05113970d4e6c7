package io.grampus.inventory;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Rendered;
import io.grampus.testkit.SimulatedFleet;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lists of 1,000 and 10,000 containers of a simulated engine, from the call to the last byte. */
final class ListBench {
  private ListBench() {}

  public static void main(String[] arguments) throws Exception {
    for (int count : List.of(1000, 10_000)) {
      Path folder = Files.createTempDirectory("grampus-bench");
      try (var fleet = SimulatedFleet.of(folder.resolve("docker.sock"), count);
          Engine engine = Engine.connect(EngineAddress.parse(fleet.engine().dockerHost()));
          var inventory = new Inventory(() -> engine, Clock.system())) {
        long begun = System.nanoTime();
        inventory.start();
        fill(inventory, count, begun);
        measure(new Watching(inventory.operations()), count);
      }
    }
  }

  private static void fill(Inventory inventory, int count, long begun) throws Exception {
    Duration long_ = Duration.ofMinutes(5);
    if (!inventory.await(Kind.CONTAINER, rows -> rows.size() == count, long_)) {
      throw new IllegalStateException("the containers did not appear");
    }
    System.out.printf("%,d containers: listed after %d ms", count, since(begun));
    if (!inventory.await(
        Kind.CONTAINER, rows -> rows.stream().allMatch(r -> r.started().isPresent()), long_)) {
      throw new IllegalStateException("the containers were not inspected");
    }
    System.out.printf(", all inspected after %d ms%n", since(begun));
  }

  private static long since(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private static void measure(Watching api, int count) throws Exception {
    System.out.printf("  %,d bytes%n", api.list("containerList", Map.of("limit", "0")).length);
    row(api, "all", Map.of("limit", "0"));
    row(api, "all, by name", Map.of("limit", "0", "sort", "name"));
    row(api, "a page of 100", Map.of());
    row(
        api,
        "q=label:team=pay state:running",
        Map.of("limit", "0", "q", "label:team=pay state:running"));
    row(
        api,
        "q=app-77 (free text), by -memory",
        Map.of("limit", "0", "q", "app-77", "sort", "-memory"));
  }

  private static void row(Watching api, String what, Map<String, String> request) throws Exception {
    OutputStream nowhere = OutputStream.nullOutputStream();
    double[] times =
        Measured.times(
            30, 200, () -> ((Rendered) api.answer("containerList", request)).writeTo(nowhere));
    System.out.println("  " + Measured.line(what, times));
  }
}
