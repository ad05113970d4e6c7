package io.grampus.inventory;

import io.grampus.engine.ContainerInspect;
import java.time.Instant;
import java.util.Optional;

/** What only an inspection tells of a container: how its latest run goes. */
record Run(
    String state,
    String health,
    int exitCode,
    int restartCount,
    boolean oomKilled,
    int pid,
    Optional<Instant> started,
    Optional<Instant> finished) {

  static Run of(ContainerInspect inspect) {
    return new Run(
        inspect.state(),
        health(inspect.health()),
        inspect.exitCode(),
        inspect.restartCount(),
        inspect.oomKilled(),
        inspect.pid(),
        inspect.startedAt(),
        inspect.finishedAt());
  }

  /** For a container that has not been inspected yet. */
  static Run unknown(String state, String status) {
    return new Run(state, healthIn(status), 0, 0, false, 0, Optional.empty(), Optional.empty());
  }

  private static String health(String word) {
    return word.equals("none") ? "" : word;
  }

  /** The health that a status such as {@code Up 3 minutes (healthy)} tells. */
  static String healthIn(String status) {
    if (status.endsWith("(healthy)")) {
      return "healthy";
    } else if (status.endsWith("(unhealthy)")) {
      return "unhealthy";
    }
    return status.endsWith("(health: starting)") ? "starting" : "";
  }
}
