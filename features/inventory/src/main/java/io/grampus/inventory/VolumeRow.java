package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volume on a node.
 *
 * @param id its name; on another node than the server's own the node's id follows an at sign
 * @param scope {@code local} or {@code global}
 * @param size bytes; absent until it is measured, which is seldom
 * @param usedBy the names of the containers that mount it
 * @param stack the stack, or the Compose project; empty when it is of none
 * @param node the host that has it
 * @param staleSince since when nobody knows whether the row is still true, for its node is away
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
    String node,
    Map<String, String> options,
    Map<String, String> labels,
    Optional<Instant> staleSince)
    implements EngineRow, OnNode<VolumeRow> {

  VolumeRow joined(List<String> users) {
    return with(users, staleSince);
  }

  @Override
  public VolumeRow stale(Optional<Instant> since) {
    return since.equals(staleSince) ? this : with(usedBy, since);
  }

  private VolumeRow with(List<String> users, Optional<Instant> since) {
    return new VolumeRow(
        id,
        name,
        driver,
        scope,
        mountpoint,
        created,
        size,
        users,
        stack,
        node,
        options,
        labels,
        since);
  }
}
