package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A secret of the Swarm, without its content.
 *
 * @param usedBy the names of the services that have it
 */
public record SecretRow(
    String id,
    String name,
    String stack,
    String driver,
    Optional<Instant> created,
    Optional<Instant> updated,
    List<String> usedBy,
    Map<String, String> labels)
    implements EngineRow {

  SecretRow joined(List<String> users) {
    return new SecretRow(id, name, stack, driver, created, updated, users, labels);
  }
}
