package io.grampus.kernel;

import java.time.Duration;
import java.time.Instant;

/** The only source of time in kernel and features, so that tests can move it. */
public interface Clock {

  /** Wall-clock time; may jump. For showing and storing. */
  Instant now();

  /** Monotonic nanoseconds from an arbitrary origin; never jumps. For measuring and waiting. */
  long nanos();

  void sleep(Duration duration) throws InterruptedException;

  /** The machine's own clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
