package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network.
 *
 * @param scope {@code local} or {@code swarm}
 * @param attached how many containers are in it; of a network of the Swarm those of all nodes
 * @param stack the stack, or the Compose project; empty when it is of none
 * @param node the host that has it; empty for a network of the Swarm
 * @param staleSince since when nobody knows whether the row is still true, for its node is away
 */
public record NetworkRow(
    String id,
    String name,
    String driver,
    String scope,
    boolean internal,
    boolean attachable,
    boolean ingress,
    boolean encrypted,
    boolean ipv6,
    Optional<Instant> created,
    List<SubnetRow> subnets,
    int attached,
    String stack,
    String node,
    Map<String, String> options,
    Map<String, String> labels,
    Optional<Instant> staleSince)
    implements EngineRow, OnNode<NetworkRow> {
  private static final String SWARM = "swarm";

  /** Whether the Swarm has it, and not one node alone. */
  public boolean swarm() {
    return scope.equals(SWARM);
  }

  NetworkRow joined(int containers) {
    return with(containers, staleSince);
  }

  @Override
  public NetworkRow stale(Optional<Instant> since) {
    return since.equals(staleSince) ? this : with(attached, since);
  }

  private NetworkRow with(int containers, Optional<Instant> since) {
    return new NetworkRow(
        id,
        name,
        driver,
        scope,
        internal,
        attachable,
        ingress,
        encrypted,
        ipv6,
        created,
        subnets,
        containers,
        stack,
        node,
        options,
        labels,
        since);
  }
}
