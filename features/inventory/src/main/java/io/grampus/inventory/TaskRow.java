package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task: one run of one replica of a service.
 *
 * @param name the service and its slot, or its node when the service is global
 * @param slot the replica's number; 0 when the service is global
 * @param node the host's name; empty while it has none
 * @param desired the state that it should be in
 * @param state the state that it is in
 * @param since when it came into that state
 * @param error why it failed; empty if it did not
 * @param template a fingerprint of what it was made from; out of date when its service has another
 * @param health of its container, when that is on this engine; else empty
 */
public record TaskRow(
    String id,
    String name,
    String stack,
    String service,
    String serviceId,
    int slot,
    String node,
    String nodeId,
    String image,
    String desired,
    String state,
    Optional<Instant> since,
    String message,
    String error,
    String containerId,
    int exitCode,
    String health,
    Optional<Instant> created,
    long specVersion,
    String template,
    List<PortRow> ports)
    implements EngineRow {

  TaskRow joined(
      String named,
      String ofStack,
      String ofService,
      String onNode,
      String isHealth,
      String ofImage) {
    return new TaskRow(
        id,
        named,
        ofStack,
        ofService,
        serviceId,
        slot,
        onNode,
        nodeId,
        ofImage,
        desired,
        state,
        since,
        message,
        error,
        containerId,
        exitCode,
        isHealth,
        created,
        specVersion,
        template,
        ports);
  }

  TaskRow healthy(String isHealth) {
    return joined(name, stack, service, node, isHealth, image);
  }

  /** Whether it runs and should. */
  public boolean serving() {
    return state.equals("running") && desired.equals("running");
  }
}
