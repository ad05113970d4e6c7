package io.grampus.nodes;

/** Processor time, in billionths of a core, and memory, in bytes. */
record Amount(long nanoCpus, long memory) {
  static final Amount NONE = new Amount(0, 0);

  Amount plus(Amount other) {
    return new Amount(nanoCpus + other.nanoCpus, memory + other.memory);
  }

  Amount minus(Amount other) {
    return new Amount(nanoCpus - other.nanoCpus, memory - other.memory);
  }

  double cpus() {
    return nanoCpus / 1e9;
  }
}
