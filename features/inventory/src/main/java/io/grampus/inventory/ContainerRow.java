package io.grampus.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container.
 *
 * @param state {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code
 *     removing}, {@code exited} or {@code dead}
 * @param health {@code starting}, {@code healthy} or {@code unhealthy}; empty without a check
 * @param status state and time in words, as {@code docker ps} says it
 * @param exitCode how its process ended; 0 while it runs
 * @param stack the stack, or the Compose project; empty when it is of none
 * @param service the Swarm service, or the Compose service; empty when it is of none
 * @param task the id of its Swarm task; empty when it is of none
 * @param slot the number of its task; 0 when it has none
 * @param image as it was started with, or the name of an image that was started by its id
 * @param node the host that it runs on
 * @param ip its first address; empty when it has none
 * @param pid the host's id of its first process; 0 when it does not run
 * @param cpu percent of one core in use; absent when not measured
 * @param memory bytes of its working set; absent when not measured
 * @param staleSince since when nobody knows whether the row is still true, for its node is away
 */
public record ContainerRow(
    String id,
    String name,
    String image,
    String imageId,
    String command,
    Optional<Instant> created,
    String state,
    String health,
    String status,
    int exitCode,
    int restartCount,
    boolean oomKilled,
    int pid,
    Optional<Instant> started,
    Optional<Instant> finished,
    String stack,
    String service,
    String task,
    int slot,
    String node,
    String ip,
    List<PortRow> ports,
    List<AttachmentRow> networks,
    List<MountRow> mounts,
    Map<String, String> labels,
    Optional<Double> cpu,
    Optional<Long> memory,
    Optional<Instant> staleSince)
    implements EngineRow, OnNode<ContainerRow> {

  ContainerRow ofImage(String named) {
    return with(named, status, cpu, memory, staleSince);
  }

  @Override
  public ContainerRow stale(Optional<Instant> since) {
    return since.equals(staleSince) ? this : with(image, status, cpu, memory, since);
  }

  /** The row as it is at present, with what changes without it. */
  ContainerRow now(String words, Optional<LiveFigure> figure) {
    return with(
        image,
        words,
        figure.map(f -> Math.round(f.cpu() * 100) / 100.0),
        figure.map(LiveFigure::memory),
        staleSince);
  }

  private ContainerRow with(
      String named,
      String words,
      Optional<Double> percent,
      Optional<Long> bytes,
      Optional<Instant> since) {
    return new ContainerRow(
        id,
        name,
        named,
        imageId,
        command,
        created,
        state,
        health,
        words,
        exitCode,
        restartCount,
        oomKilled,
        pid,
        started,
        finished,
        stack,
        service,
        task,
        slot,
        node,
        ip,
        ports,
        networks,
        mounts,
        labels,
        percent,
        bytes,
        since);
  }

  /** Whether its process runs; a paused one does. */
  public boolean running() {
    return state.equals("running") || state.equals("paused");
  }
}
