package io.grampus.stats;

import java.time.Instant;

/**
 * The sum of the measurements of one object in one bucket.
 *
 * @param level the bucket's length in seconds
 * @param at its beginning in seconds since 1970
 * @param cpu the sum of all measurements; so is memory
 */
record Bucket(
    String object,
    long level,
    long at,
    int samples,
    double cpu,
    double cpuMax,
    long memory,
    long memoryMax,
    Transfer transfer,
    int pids) {

  /** Bytes that went in the bucket's time. */
  record Transfer(long received, long sent, long read, long written) {
    static final Transfer NONE = new Transfer(0, 0, 0, 0);

    Transfer plus(Transfer other) {
      return new Transfer(
          received + other.received, sent + other.sent, read + other.read, written + other.written);
    }
  }

  /** One measurement of an object, in a bucket of its own. */
  record Sample(String object, double cpu, long memory, Transfer transfer, int pids) {

    /** The same as a part of something, of which containers are counted and not processes. */
    Sample partOf(String whole) {
      return new Sample(whole, cpu, memory, transfer, 1);
    }

    Sample plus(Sample other) {
      return new Sample(
          object,
          cpu + other.cpu,
          memory + other.memory,
          transfer.plus(other.transfer),
          pids + other.pids);
    }
  }

  static Bucket of(Sample sample, long level, long at) {
    return new Bucket(
        sample.object(),
        level,
        at,
        1,
        sample.cpu(),
        sample.cpu(),
        sample.memory(),
        sample.memory(),
        sample.transfer(),
        sample.pids());
  }

  Bucket plus(Sample sample) {
    return new Bucket(
        object,
        level,
        at,
        samples + 1,
        cpu + sample.cpu(),
        Math.max(cpuMax, sample.cpu()),
        memory + sample.memory(),
        Math.max(memoryMax, sample.memory()),
        transfer.plus(sample.transfer()),
        Math.max(pids, sample.pids()));
  }

  /** What is told of it, whether its time is over or not. */
  StatsPoint point() {
    return new StatsPoint(
        Instant.ofEpochSecond(at),
        cpu / samples,
        cpuMax,
        memory / samples,
        memoryMax,
        transfer.received(),
        transfer.sent(),
        transfer.read(),
        transfer.written(),
        pids);
  }
}
