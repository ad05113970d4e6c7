package io.grampus.stats;

import java.time.Instant;

/**
 * What a service uses: the sum of its containers on the nodes that are measured.
 *
 * @param at when the latest of them was measured
 * @param cpu percent of one core
 * @param memory bytes of their working sets
 * @param containers how many there are
 */
public record ServiceFigures(
    String id, Instant at, double cpu, long memory, int containers, Flow network, Flow disk)
    implements Measured {

  static ServiceFigures of(String id, ContainerFigures one) {
    return new ServiceFigures(id, one.at(), one.cpu(), one.memory(), 1, one.network(), one.disk());
  }

  ServiceFigures plus(ServiceFigures other) {
    return new ServiceFigures(
        id,
        at.isAfter(other.at) ? at : other.at,
        cpu + other.cpu,
        memory + other.memory,
        containers + other.containers,
        network.plus(other.network),
        disk.plus(other.disk));
  }
}
