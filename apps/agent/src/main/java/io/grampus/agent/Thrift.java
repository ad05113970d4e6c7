package io.grampus.agent;

/**
 * Has garbage collected before the heap has grown to its limit, up to which the serial collector
 * would let it grow first. The limit is for many conversations at once; few of them need little.
 */
final class Thrift {
  private static final long LITTLE = 6L << 20;

  /** A heap that may grow further is not an agent's alone, as where many run in one process. */
  private static final long PLENTY = 64L << 20;

  private final Runtime runtime = Runtime.getRuntime();
  private long needed;

  /** Collects, for some milliseconds, when a quarter more is used than was needed the last time. */
  void look() {
    if (runtime.maxMemory() <= PLENTY && used() > Math.max(LITTLE, needed + needed / 4)) {
      runtime.gc();
      needed = used();
    }
  }

  private long used() {
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
