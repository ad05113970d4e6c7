package io.grampus.inventory;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.kernel.Clock;
import io.grampus.testkit.Percentiles;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** How long after an action at a real engine a watch has told of it. */
final class DeltaBench {
  private static final int ROUNDS = 40;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private DeltaBench() {}

  public static void main(String[] arguments) throws Exception {
    try (TestEngine host = TestEngine.start().load(TestImage.BASE);
        Engine engine = Engine.connect(EngineAddress.parse(host.dockerHost()));
        var inventory = new Inventory(() -> engine, Clock.system())) {
      inventory.start();
      RecordedSink sink = new Watching(inventory.operations()).follow("containerWatch", Map.of());
      String id =
          host.docker("create", "--name", "bench", TestImage.BASE.reference(), "sleep", "600")
              .strip();
      until(() -> state(sink, id).equals("created"));
      double[] starts = new double[ROUNDS];
      double[] kills = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        engine.containers().start(id);
        starts[i] = until(() -> state(sink, id).equals("running"));
        Thread.sleep(300);
        engine.containers().kill(id);
        kills[i] = until(() -> state(sink, id).equals("exited"));
        Thread.sleep(300);
      }
      System.out.println("start answered -> delta says running   " + Percentiles.of(starts));
      System.out.println("kill answered -> delta says exited     " + Percentiles.of(kills));
      sink.close();
      host.docker("rm", "-f", "bench");
    }
  }

  private static String state(RecordedSink sink, String id) {
    var row = sink.shown().get(id);
    return row == null ? "" : row.path("state").asString();
  }

  private static double until(BooleanSupplier condition) throws InterruptedException {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new IllegalStateException("the delta did not come");
      }
      Thread.sleep(1);
    }
    return (System.nanoTime() - begun) / 1e6;
  }
}
