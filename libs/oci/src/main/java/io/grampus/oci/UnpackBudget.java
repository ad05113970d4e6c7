package io.grampus.oci;

import java.io.InterruptedIOException;

/** What is left of the limits while an image is read. */
final class UnpackBudget {
  private final UnpackLimits limits;
  private long read;
  private long written;
  private long entries;

  UnpackBudget(UnpackLimits limits) {
    this.limits = limits;
  }

  void read(long bytes) {
    read += bytes;
    check(read);
  }

  /** Also files that are mostly holes take their size. */
  void written(long bytes) {
    written += bytes;
    check(written);
  }

  private void check(long bytes) {
    if (bytes > limits.bytes()) {
      throw new OciException(
          "the image has more than the " + limits.bytes() + " bytes that are unpacked at most");
    }
  }

  void entry() throws InterruptedIOException {
    entries++;
    if (entries > limits.entries()) {
      throw new OciException(
          "the image has more than the " + limits.entries() + " entries that are unpacked at most");
    }
    if (Thread.interrupted()) {
      throw new InterruptedIOException("interrupted while unpacking");
    }
  }

  long bytesWritten() {
    return written;
  }

  long entries() {
    return entries;
  }
}
