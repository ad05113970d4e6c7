package io.grampus.cgroup;

/** The control group of a container: the kernel's files that count for it. */
sealed interface Cgroup extends AutoCloseable permits CgroupV1, CgroupV2 {

  /**
   * Nanoseconds of processor time so far; -1 when the files are gone.
   *
   * @param file a buffer to read with
   */
  long cpu(ProcFile file);

  /**
   * Fills in what the files say; false when they are gone.
   *
   * @param file a buffer to read with
   */
  boolean read(ProcFile file, Reading reading);

  /** Closes the files; reading opens them again. */
  @Override
  void close();

  /** What is read, one after the other. */
  final class Reading {
    long cpu;
    long memory;
    long memoryLimit;
    long pids;
    long read;
    long written;
  }
}
