package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Swarm service.
 *
 * @param image without the digest
 * @param digest as {@code sha256:…}; empty when the specification has none
 * @param mode {@code replicated}, {@code global}, {@code replicated-job} or {@code global-job}
 * @param desired how many tasks there should be
 * @param running how many run
 * @param updateState {@code updating}, {@code completed}, {@code paused}, {@code
 *     rollback_started}…; empty when it was never updated
 * @param updateStarted when the last update or rollback began
 * @param specVersion the version that an update has to name
 * @param template a fingerprint of what its tasks are made from
 * @param nodes the hosts on which its tasks run
 * @param secrets the names of its secrets
 * @param configs the names of its configs
 */
public record ServiceRow(
    String id,
    String name,
    String stack,
    String image,
    String digest,
    String mode,
    long desired,
    long running,
    String updateState,
    String updateMessage,
    Optional<Instant> updateStarted,
    Optional<Instant> created,
    Optional<Instant> updated,
    long specVersion,
    String template,
    List<PortRow> ports,
    List<String> nodes,
    List<String> networks,
    List<String> secrets,
    List<String> configs,
    Map<String, String> labels)
    implements EngineRow {

  ServiceRow joined(
      long tasksDesired, long tasksRunning, List<String> hosts, List<String> networkNames) {
    return new ServiceRow(
        id,
        name,
        stack,
        image,
        digest,
        mode,
        tasksDesired,
        tasksRunning,
        updateState,
        updateMessage,
        updateStarted,
        created,
        updated,
        specVersion,
        template,
        ports,
        hosts,
        networkNames,
        secrets,
        configs,
        labels);
  }
}
