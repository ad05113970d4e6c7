package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A config of the Swarm.
 *
 * @param usedBy the names of the services that have it
 */
public record ConfigRow(
    String id,
    String name,
    String stack,
    Optional<Instant> created,
    Optional<Instant> updated,
    List<String> usedBy,
    Map<String, String> labels)
    implements EngineRow {

  ConfigRow joined(List<String> users) {
    return new ConfigRow(id, name, stack, created, updated, users, labels);
  }
}
