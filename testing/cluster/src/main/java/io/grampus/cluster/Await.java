package io.grampus.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another process brings about. */
public final class Await {
  private Await() {}

  /** Looks every 20 ms; false if the condition does not hold within that time. */
  public static boolean until(Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
