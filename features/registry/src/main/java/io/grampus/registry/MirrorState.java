package io.grampus.registry;

import java.time.Instant;
import java.util.List;

/**
 * How the pulling through of other registries does.
 *
 * @param repositories how many repositories hold something of them
 * @param bytes what only these repositories need
 * @param away the registries that could not be asked the last time
 */
public record MirrorState(MirrorSettings settings, int repositories, long bytes, List<Away> away) {

  /**
   * A registry that could not be asked.
   *
   * @param since of the first failure in a row
   * @param message what was wrong
   */
  public record Away(String registry, Instant since, String message) {}
}
