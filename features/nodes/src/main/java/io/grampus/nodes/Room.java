package io.grampus.nodes;

import java.util.List;
import java.util.Optional;

/**
 * Whether the nodes have room for more tasks of a service, by what tasks reserve.
 *
 * @param more how many more tasks fit on all nodes; absent when nothing limits them
 * @param reservedCpus cores that each task reserves; 0 when it reserves none
 * @param reservedMemory bytes that each task reserves; 0 when it reserves none
 */
public record Room(
    String id,
    String name,
    long replicas,
    Optional<Long> more,
    double reservedCpus,
    long reservedMemory,
    List<NodeRoom> nodes) {

  /** Keeps a copy. */
  public Room {
    nodes = List.copyOf(nodes);
  }

  /**
   * What room one node has.
   *
   * @param more how many more tasks it takes; absent when nothing limits them
   * @param freeCpus cores that nobody has reserved
   * @param freeMemory bytes that nobody has reserved
   * @param objections why it takes none
   */
  public record NodeRoom(
      String id,
      String name,
      Optional<Long> more,
      double freeCpus,
      long freeMemory,
      List<Objection> objections) {

    /** Keeps a copy. */
    public NodeRoom {
      objections = List.copyOf(objections);
    }
  }
}
