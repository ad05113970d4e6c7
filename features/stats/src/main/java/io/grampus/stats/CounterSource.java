package io.grampus.stats;

import io.grampus.cgroup.Counters;
import io.grampus.inventory.ContainerRow;
import java.util.Collection;
import java.util.Optional;

/** Where counters come from. */
interface CounterSource {

  /** The container's counters; empty when this source cannot tell. */
  Optional<Counters> read(ContainerRow container);

  /** Forgets what it remembers of containers that are not among these. */
  default void keep(Collection<String> ids) {}
}
