package io.grampus.stats;

import java.time.Instant;

/** Figures with the time that they are of. */
sealed interface Measured permits ContainerFigures, NodeFigures, ServiceFigures {
  Instant at();
}
