package io.grampus.nodes;

import java.util.List;

/**
 * What a drain does to a task.
 *
 * @param name the service and its slot
 * @param to the node that would likely take it; empty when none does
 * @param leaves the paths whose content stays on this node's disk
 * @param objections why no other node takes it
 */
public record DrainTask(
    String task,
    String name,
    String service,
    String serviceId,
    Fate fate,
    String to,
    List<String> leaves,
    List<Objection> objections) {

  /** What becomes of the task. */
  public enum Fate {
    /** It starts on another node. */
    MOVES,
    /** It stops, and waits until a node takes it. */
    WAITS,
    /** It runs once on each node, so it ends with this one. */
    ENDS
  }

  /** Keeps copies. */
  public DrainTask {
    leaves = List.copyOf(leaves);
    objections = List.copyOf(objections);
  }
}
