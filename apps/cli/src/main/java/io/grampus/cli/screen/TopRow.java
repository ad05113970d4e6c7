package io.grampus.cli.screen;

import java.time.Instant;
import java.util.Optional;

/** A container in the live view. */
public record TopRow(
    String id,
    String name,
    String state,
    String health,
    String image,
    String node,
    String status,
    Optional<Instant> started) {

  public boolean runs() {
    return state.equals("running") || state.equals("paused");
  }
}
