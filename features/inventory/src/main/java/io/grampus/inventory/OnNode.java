package io.grampus.inventory;

import java.time.Instant;
import java.util.Optional;

/** A row of something that is on one node, whose engine alone knows it. */
public interface OnNode<R extends Row> extends Row {
  /** The name of the node; empty for what the whole Swarm has. */
  String node();

  /** Since when nobody knows whether the row is still true, for its node is away. */
  Optional<Instant> staleSince();

  /** The same row, marked so. */
  R stale(Optional<Instant> since);
}
