package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network.
 *
 * @param scope {@code local} or {@code swarm}
 * @param attached how many containers of this engine are in it
 * @param stack the stack, or the Compose project; empty when it is of none
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
    Map<String, String> options,
    Map<String, String> labels)
    implements EngineRow {

  NetworkRow joined(int containers) {
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
        options,
        labels);
  }
}
