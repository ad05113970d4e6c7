package io.grampus.cgroup;

/**
 * What was read of a container; all but memory and pids grow since its start.
 *
 * @param nanos when, on the monotonic clock
 * @param cpu nanoseconds
 */
public record Counters(
    long nanos,
    long cpu,
    long memory,
    long memoryLimit,
    int pids,
    long received,
    long sent,
    long read,
    long written) {

  /** The same, seen to be so at another time. */
  public Counters at(long later) {
    return new Counters(later, cpu, memory, memoryLimit, pids, received, sent, read, written);
  }
}
