package io.grampus.server;

import io.grampus.kernel.Reconciler;
import java.time.Duration;

/**
 * Gives memory back that a peak has left behind: the serial collector keeps what the heap has grown
 * to until the heap is full again, which may be never.
 */
final class Thrift implements Reconciler {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final long WORTH_IT = 32L << 20;

  private final Runtime runtime = Runtime.getRuntime();
  private long kept;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  /** Collects when the heap is a fourth larger than it was left the last time. */
  @Override
  public void reconcile() {
    if (runtime.totalMemory() > kept + Math.max(WORTH_IT, kept / 4)) {
      runtime.gc();
      kept = runtime.totalMemory();
    }
  }
}
