package io.grampus.stacks;

import java.util.List;
import java.util.Optional;

/**
 * How one service of a rollout is doing.
 *
 * @param service its name in the file
 * @param desired how many tasks it should have
 * @param running how many tasks run what was asked for
 * @param says one line for people; why, when it failed
 * @param log the last lines of the task that failed
 */
public record ServiceProgress(
    String service,
    Change change,
    Phase phase,
    long desired,
    long running,
    String says,
    List<Slot> slots,
    List<String> log) {

  /** What the rollout does to the service. */
  public enum Change {
    UNKNOWN,
    NONE,
    CREATE,
    UPDATE,
    REMOVE
  }

  /** Where the service stands within the rollout. */
  public enum Phase {
    WAITING,
    ROLLING,
    DONE,
    FAILED,
    /** Failed, and Swarm brought the previous spec back. */
    ROLLED_BACK;

    boolean isSettled() {
      return this == DONE || this == FAILED || this == ROLLED_BACK;
    }
  }

  /**
   * A place for a task: a replica's number, or a node.
   *
   * @param before the task that is replaced
   * @param now the task that runs what was asked for
   */
  public record Slot(String name, Optional<TaskProgress> before, Optional<TaskProgress> now) {}

  /**
   * A task.
   *
   * @param state Swarm's word
   * @param health {@code starting}, {@code healthy} or {@code unhealthy}; empty without healthcheck
   */
  public record TaskProgress(String id, String state, String health, String error, String node) {}

  static ServiceProgress waiting(String service) {
    return new ServiceProgress(
        service, Change.UNKNOWN, Phase.WAITING, 0, 0, "waits", List.of(), List.of());
  }

  ServiceProgress in(Phase next, String line) {
    return new ServiceProgress(service, change, next, desired, running, line, slots, log);
  }

  ServiceProgress applied(Change what, String line) {
    return new ServiceProgress(service, what, Phase.ROLLING, desired, running, line, slots, log);
  }

  ServiceProgress logging(List<String> lines) {
    return new ServiceProgress(service, change, phase, desired, running, says, slots, lines);
  }

  ServiceProgress seeing(long want, long have, List<Slot> places) {
    return new ServiceProgress(service, change, phase, want, have, says, places, log);
  }
}
