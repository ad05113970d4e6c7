package io.grampus.kernel;

import java.time.Duration;

/**
 * Brings the world closer to what was asked for. Takes no input, may run at any time and any number
 * of times: what it needs to know it reads.
 */
public interface Reconciler {

  /** Unique, for logs and the status page. */
  String name();

  /** The longest time between two runs without a nudge. */
  Duration period();

  /** One pass; what it throws is recorded, and the next pass comes after a growing pause. */
  void reconcile() throws InterruptedException;
}
