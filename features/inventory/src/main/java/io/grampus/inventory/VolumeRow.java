package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volume.
 *
 * @param id its name
 * @param scope {@code local} or {@code global}
 * @param size bytes; absent until it is measured, which is seldom
 * @param usedBy the names of the containers that mount it
 * @param stack the stack, or the Compose project; empty when it is of none
 */
public record VolumeRow(
    String id,
    String name,
    String driver,
    String scope,
    String mountpoint,
    Optional<Instant> created,
    Optional<Long> size,
    List<String> usedBy,
    String stack,
    Map<String, String> options,
    Map<String, String> labels)
    implements EngineRow {

  VolumeRow joined(List<String> users) {
    return new VolumeRow(
        id, name, driver, scope, mountpoint, created, size, users, stack, options, labels);
  }
}
