package io.grampus.nodes;

/**
 * Why a node does not take a task.
 *
 * @param node its name
 * @param detail what is missing, in words or as the service wrote it
 */
public record Objection(String node, Reason reason, String detail) {

  /** What is in the way. */
  public enum Reason {
    /** The node does not answer. */
    DOWN,
    PAUSED,
    DRAINED,
    CONSTRAINT,
    PLATFORM,
    CPUS,
    MEMORY,
    /** It has as many tasks of the service as one node may have. */
    MOST_PER_NODE,
    /** Another task has the port that it needs of the node. */
    PORT
  }

  /** One line for people. */
  String sentence() {
    return node
        + switch (reason) {
          case DOWN -> " does not answer";
          case PAUSED -> " is paused";
          case DRAINED -> " is drained";
          case CONSTRAINT -> " does not fit the constraint " + detail;
          case PLATFORM -> " is no " + detail;
          case CPUS -> " has too few cores free (" + detail + ")";
          case MEMORY -> " has too little memory free (" + detail + ")";
          case MOST_PER_NODE -> " has the " + detail + " tasks that one node may have";
          case PORT -> " has port " + detail + " in use";
        };
  }
}
